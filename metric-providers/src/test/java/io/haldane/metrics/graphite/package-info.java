/** Tests of the Graphite provider. */
@NullMarked
package io.haldane.metrics.graphite;

import org.jspecify.annotations.NullMarked;
