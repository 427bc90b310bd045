/** Metrics from Splunk Observability Cloud, by SignalFlow. */
@NullMarked
package io.haldane.metrics.splunk;

import org.jspecify.annotations.NullMarked;
