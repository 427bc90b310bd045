/** Linkerd since 2.14, which splits by HTTPRoutes of Services. */
@NullMarked
package io.haldane.mesh.linkerd;

import org.jspecify.annotations.NullMarked;
