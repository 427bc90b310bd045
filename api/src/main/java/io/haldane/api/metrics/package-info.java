/** The SPI of metrics backends: one query, one answer. */
@NullMarked
package io.haldane.api.metrics;

import org.jspecify.annotations.NullMarked;
