/** Tests of the Grafana provider. */
@NullMarked
package io.haldane.metrics.grafana;

import org.jspecify.annotations.NullMarked;
