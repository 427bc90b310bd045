/** Skipper: a second Ingress that splits by its annotations and precedes the user's. */
@NullMarked
package io.haldane.mesh.skipper;

import org.jspecify.annotations.NullMarked;
