/** Metrics from Prometheus and from everything that speaks its query API. */
@NullMarked
package io.haldane.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
