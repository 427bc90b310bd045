/** Metrics from the data sources of Grafana. */
@NullMarked
package io.haldane.metrics.grafana;

import org.jspecify.annotations.NullMarked;
