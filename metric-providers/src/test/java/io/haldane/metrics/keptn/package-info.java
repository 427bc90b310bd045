/** Tests of the Keptn provider. */
@NullMarked
package io.haldane.metrics.keptn;

import org.jspecify.annotations.NullMarked;
