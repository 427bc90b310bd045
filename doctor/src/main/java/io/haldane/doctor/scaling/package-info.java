/** Checks of autoscalers. */
@NullMarked
package io.haldane.doctor.scaling;

import org.jspecify.annotations.NullMarked;
