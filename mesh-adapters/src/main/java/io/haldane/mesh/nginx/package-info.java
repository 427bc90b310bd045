/** ingress-nginx, and what understands its canary annotations: a second Ingress for the canary. */
@NullMarked
package io.haldane.mesh.nginx;

import org.jspecify.annotations.NullMarked;
