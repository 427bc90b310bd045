/** What only F5's NGINX Ingress Controller promises. */
@NullMarked
package io.haldane.mesh.f5nginx;

import org.jspecify.annotations.NullMarked;
