/** What only Linkerd with HTTPRoutes promises. */
@NullMarked
package io.haldane.mesh.linkerd;

import org.jspecify.annotations.NullMarked;
