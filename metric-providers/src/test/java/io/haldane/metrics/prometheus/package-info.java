/** Tests of the Prometheus provider. */
@NullMarked
package io.haldane.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
