/** Metrics from Google Cloud Monitoring: PromQL and MQL. */
@NullMarked
package io.haldane.metrics.stackdriver;

import org.jspecify.annotations.NullMarked;
