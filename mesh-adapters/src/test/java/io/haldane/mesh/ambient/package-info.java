/** What only Istio in ambient mode promises. */
@NullMarked
package io.haldane.mesh.ambient;

import org.jspecify.annotations.NullMarked;
