/** AWS App Mesh: virtual nodes, and a route between them. */
@NullMarked
package io.haldane.mesh.appmesh;

import org.jspecify.annotations.NullMarked;
