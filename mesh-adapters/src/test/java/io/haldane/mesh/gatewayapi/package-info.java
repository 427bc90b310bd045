/** What only the Gateway API promises. */
@NullMarked
package io.haldane.mesh.gatewayapi;

import org.jspecify.annotations.NullMarked;
