/**
 * The SPI of meshes and ingresses: from a wanted split of traffic to the objects that make it so.
 */
@NullMarked
package io.haldane.api.routing;

import org.jspecify.annotations.NullMarked;
