/** Targets that are DaemonSets. */
@NullMarked
package io.haldane.engine.workload.daemonset;

import org.jspecify.annotations.NullMarked;
