/** Tests of the SkyWalking provider. */
@NullMarked
package io.haldane.metrics.skywalking;

import org.jspecify.annotations.NullMarked;
