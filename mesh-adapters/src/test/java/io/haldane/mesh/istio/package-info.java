/** What only Istio promises. */
@NullMarked
package io.haldane.mesh.istio;

import org.jspecify.annotations.NullMarked;
