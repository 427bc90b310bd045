/** Tests of the Kubernetes external metrics provider. */
@NullMarked
package io.haldane.metrics.externalmetrics;

import org.jspecify.annotations.NullMarked;
