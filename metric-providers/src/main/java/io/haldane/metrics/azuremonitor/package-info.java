/** Metrics from Azure Monitor. */
@NullMarked
package io.haldane.metrics.azuremonitor;

import org.jspecify.annotations.NullMarked;
