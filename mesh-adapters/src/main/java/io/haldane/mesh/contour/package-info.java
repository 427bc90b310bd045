/** Contour: an HTTPProxy that splits, for the user's root proxies to include. */
@NullMarked
package io.haldane.mesh.contour;

import org.jspecify.annotations.NullMarked;
