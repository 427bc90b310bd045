/** What the adapter of Traefik promises. */
@NullMarked
package io.haldane.mesh.traefik;

import org.jspecify.annotations.NullMarked;
