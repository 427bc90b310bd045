/** F5's NGINX Ingress Controller: a VirtualServerRoute that splits. */
@NullMarked
package io.haldane.mesh.f5nginx;

import org.jspecify.annotations.NullMarked;
