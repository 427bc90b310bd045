/** Metrics from Datadog, by both versions of its query API. */
@NullMarked
package io.haldane.metrics.datadog;

import org.jspecify.annotations.NullMarked;
