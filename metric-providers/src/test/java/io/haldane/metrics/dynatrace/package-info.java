/** Tests of the Dynatrace provider. */
@NullMarked
package io.haldane.metrics.dynatrace;

import org.jspecify.annotations.NullMarked;
