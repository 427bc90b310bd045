/** Metrics from New Relic, by Insights and by NerdGraph. */
@NullMarked
package io.haldane.metrics.newrelic;

import org.jspecify.annotations.NullMarked;
