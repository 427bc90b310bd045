/** Targets that are Deployments. */
@NullMarked
package io.haldane.engine.workload.deployment;

import org.jspecify.annotations.NullMarked;
