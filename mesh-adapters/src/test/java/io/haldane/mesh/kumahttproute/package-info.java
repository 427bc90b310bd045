/** What only Kuma with HTTPRoutes promises. */
@NullMarked
package io.haldane.mesh.kumahttproute;

import org.jspecify.annotations.NullMarked;
