/** What only Contour promises. */
@NullMarked
package io.haldane.mesh.contour;

import org.jspecify.annotations.NullMarked;
