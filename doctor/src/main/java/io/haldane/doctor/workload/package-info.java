/** Checks of the workload under release. */
@NullMarked
package io.haldane.doctor.workload;

import org.jspecify.annotations.NullMarked;
