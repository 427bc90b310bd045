/** Targets and their primaries, copied configs and scalers: pure renderers and readers. */
@NullMarked
package io.haldane.engine.workload;

import org.jspecify.annotations.NullMarked;
