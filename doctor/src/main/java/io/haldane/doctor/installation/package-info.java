/** Checks of the controller, its permissions and its CRDs. */
@NullMarked
package io.haldane.doctor.installation;

import org.jspecify.annotations.NullMarked;
