/** Tests of the Amazon CloudWatch provider. */
@NullMarked
package io.haldane.metrics.cloudwatch;

import org.jspecify.annotations.NullMarked;
