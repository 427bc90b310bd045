/** Journeys of releases through a real cluster, judged by what their requests saw. */
@NullMarked
package io.haldane.e2e.journey;

import org.jspecify.annotations.NullMarked;
