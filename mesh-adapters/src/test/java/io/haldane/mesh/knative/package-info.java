/** The contract, and what only Knative has. */
@NullMarked
package io.haldane.mesh.knative;

import org.jspecify.annotations.NullMarked;
