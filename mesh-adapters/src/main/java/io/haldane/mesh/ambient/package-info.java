/** Istio in ambient mode, where a waypoint splits by HTTPRoutes of Services. */
@NullMarked
package io.haldane.mesh.ambient;

import org.jspecify.annotations.NullMarked;
