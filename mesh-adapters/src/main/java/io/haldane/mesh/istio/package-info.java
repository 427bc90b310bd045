/** Istio: a VirtualService that splits, and a DestinationRule for each version. */
@NullMarked
package io.haldane.mesh.istio;

import org.jspecify.annotations.NullMarked;
