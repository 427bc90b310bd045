/** AWS Load Balancer Controller: an Ingress in the user's group that forwards by weight. */
@NullMarked
package io.haldane.mesh.alb;

import org.jspecify.annotations.NullMarked;
