/** Metrics from the custom metrics API of Kubernetes. */
@NullMarked
package io.haldane.metrics.custommetrics;

import org.jspecify.annotations.NullMarked;
