/** Targets that are Knative Services: revisions are the versions, and Knative scales them. */
@NullMarked
package io.haldane.engine.workload.knative;

import org.jspecify.annotations.NullMarked;
