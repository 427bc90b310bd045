/** Metrics from Graphite, by its render API. */
@NullMarked
package io.haldane.metrics.graphite;

import org.jspecify.annotations.NullMarked;
