/** Checks of the workload under release. */
@NullMarked
package io.haldane.doctor.target;

import org.jspecify.annotations.NullMarked;
