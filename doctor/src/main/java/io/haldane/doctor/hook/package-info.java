/** Checks of hooks and alerts. */
@NullMarked
package io.haldane.doctor.hook;

import org.jspecify.annotations.NullMarked;
