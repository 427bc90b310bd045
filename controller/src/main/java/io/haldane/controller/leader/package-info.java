/** Who drives the canaries: exactly one of all replicas, by a Lease. */
@NullMarked
package io.haldane.controller.leader;

import org.jspecify.annotations.NullMarked;
