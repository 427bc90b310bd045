/** The Prometheus of the cluster. */
@NullMarked
package io.haldane.e2e.metrics;

import org.jspecify.annotations.NullMarked;
