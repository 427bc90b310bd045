/** Kuma and Kong Mesh: a MeshHTTPRoute between MeshServices. */
@NullMarked
package io.haldane.mesh.kuma;

import org.jspecify.annotations.NullMarked;
