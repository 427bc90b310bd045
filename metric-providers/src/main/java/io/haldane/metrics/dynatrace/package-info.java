/** Metrics from Dynatrace, by its metrics API. */
@NullMarked
package io.haldane.metrics.dynatrace;

import org.jspecify.annotations.NullMarked;
