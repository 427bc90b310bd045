/** Traefik's own objects: TraefikServices that split, and an IngressRoute for matching requests. */
@NullMarked
package io.haldane.mesh.traefik;

import org.jspecify.annotations.NullMarked;
