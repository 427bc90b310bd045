/** Metrics from logs in Loki. */
@NullMarked
package io.haldane.metrics.loki;

import org.jspecify.annotations.NullMarked;
