/** What a cluster without a mesh promises. */
@NullMarked
package io.haldane.mesh.kubernetes;

import org.jspecify.annotations.NullMarked;
