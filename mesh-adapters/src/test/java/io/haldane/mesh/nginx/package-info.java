/** What only the canary annotations of ingress-nginx promise. */
@NullMarked
package io.haldane.mesh.nginx;

import org.jspecify.annotations.NullMarked;
