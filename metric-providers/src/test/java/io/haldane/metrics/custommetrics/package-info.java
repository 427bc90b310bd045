/** Tests of the provider for custom metrics. */
@NullMarked
package io.haldane.metrics.custommetrics;

import org.jspecify.annotations.NullMarked;
