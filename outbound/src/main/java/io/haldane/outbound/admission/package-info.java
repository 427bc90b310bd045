/**
 * Calls out of the cluster's control plane: who may make how many at once, for how long, and to
 * whom.
 */
@NullMarked
package io.haldane.outbound.admission;

import org.jspecify.annotations.NullMarked;
