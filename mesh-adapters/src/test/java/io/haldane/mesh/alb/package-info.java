/** What only the AWS Load Balancer Controller promises. */
@NullMarked
package io.haldane.mesh.alb;

import org.jspecify.annotations.NullMarked;
