/** The Gateway API: one HTTPRoute that splits, whichever gateway or mesh serves it. */
@NullMarked
package io.haldane.mesh.gatewayapi;

import org.jspecify.annotations.NullMarked;
