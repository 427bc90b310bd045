/** Cilium, whose proxy on each node splits by HTTPRoutes of Services. */
@NullMarked
package io.haldane.mesh.cilium;

import org.jspecify.annotations.NullMarked;
