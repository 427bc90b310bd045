/** What only Cilium promises. */
@NullMarked
package io.haldane.mesh.cilium;

import org.jspecify.annotations.NullMarked;
