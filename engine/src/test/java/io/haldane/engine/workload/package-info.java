/** Tests of what is rendered for workloads. */
@NullMarked
package io.haldane.engine.workload;

import org.jspecify.annotations.NullMarked;
