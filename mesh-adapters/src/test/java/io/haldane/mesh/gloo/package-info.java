/** What the adapter of Gloo promises. */
@NullMarked
package io.haldane.mesh.gloo;

import org.jspecify.annotations.NullMarked;
