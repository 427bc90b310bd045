/** The SPI of metrics backends: one query, one sample. */
@NullMarked
package io.haldane.api.metrics;

import org.jspecify.annotations.NullMarked;
