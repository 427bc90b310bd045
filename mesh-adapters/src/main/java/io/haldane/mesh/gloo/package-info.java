/** Gloo Edge: a RouteTable that splits, and an Upstream for each version. */
@NullMarked
package io.haldane.mesh.gloo;

import org.jspecify.annotations.NullMarked;
