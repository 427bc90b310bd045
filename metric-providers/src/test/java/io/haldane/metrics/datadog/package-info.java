/** Tests of the Datadog provider. */
@NullMarked
package io.haldane.metrics.datadog;

import org.jspecify.annotations.NullMarked;
