/** Calls out of the cluster's control plane: who may make how many at once, and for how long. */
@NullMarked
package io.haldane.outbound.admission;

import org.jspecify.annotations.NullMarked;
