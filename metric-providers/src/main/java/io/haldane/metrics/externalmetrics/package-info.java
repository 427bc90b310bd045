/** Metrics from the external metrics API of Kubernetes. */
@NullMarked
package io.haldane.metrics.externalmetrics;

import org.jspecify.annotations.NullMarked;
