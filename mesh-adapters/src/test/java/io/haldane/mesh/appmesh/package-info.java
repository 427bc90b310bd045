/** What only App Mesh promises. */
@NullMarked
package io.haldane.mesh.appmesh;

import org.jspecify.annotations.NullMarked;
