/** Metrics and analyses of Keptn. */
@NullMarked
package io.haldane.metrics.keptn;

import org.jspecify.annotations.NullMarked;
