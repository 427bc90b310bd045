/** Tests of what metrics providers and the core share. */
@NullMarked
package io.haldane.api.metrics;

import org.jspecify.annotations.NullMarked;
