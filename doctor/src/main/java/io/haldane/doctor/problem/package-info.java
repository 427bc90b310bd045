/** Problems that the controller itself would report. */
@NullMarked
package io.haldane.doctor.problem;

import org.jspecify.annotations.NullMarked;
