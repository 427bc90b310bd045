/** Metrics from Amazon CloudWatch. */
@NullMarked
package io.haldane.metrics.cloudwatch;

import org.jspecify.annotations.NullMarked;
