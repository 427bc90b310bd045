/** A cluster for a laptop, whole: API, workloads, network, and the controller as a process. */
@NullMarked
package io.haldane.sandbox;

import org.jspecify.annotations.NullMarked;
