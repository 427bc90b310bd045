/** Checks of routes and of the mesh. */
@NullMarked
package io.haldane.doctor.route;

import org.jspecify.annotations.NullMarked;
