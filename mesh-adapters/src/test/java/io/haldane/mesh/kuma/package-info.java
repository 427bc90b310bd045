/** What the adapter of Kuma promises. */
@NullMarked
package io.haldane.mesh.kuma;

import org.jspecify.annotations.NullMarked;
