/** Tests of the Loki provider. */
@NullMarked
package io.haldane.metrics.loki;

import org.jspecify.annotations.NullMarked;
