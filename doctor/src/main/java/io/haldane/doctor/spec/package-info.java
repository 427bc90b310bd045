/** Checks of what the canary says. */
@NullMarked
package io.haldane.doctor.spec;

import org.jspecify.annotations.NullMarked;
