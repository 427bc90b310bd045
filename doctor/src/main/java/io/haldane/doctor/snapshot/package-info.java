/** What was read of a cluster for one canary. */
@NullMarked
package io.haldane.doctor.snapshot;

import org.jspecify.annotations.NullMarked;
