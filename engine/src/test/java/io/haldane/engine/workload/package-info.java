/** Targets and what is read of them. */
@NullMarked
package io.haldane.engine.workload;

import org.jspecify.annotations.NullMarked;
