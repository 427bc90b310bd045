/** Kuma, where it splits by HTTPRoutes of Services. */
@NullMarked
package io.haldane.mesh.kumahttproute;

import org.jspecify.annotations.NullMarked;
