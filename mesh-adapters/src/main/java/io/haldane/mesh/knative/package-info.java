/** Knative splits between the revisions of a service of its own; nothing else is routed. */
@NullMarked
package io.haldane.mesh.knative;

import org.jspecify.annotations.NullMarked;
