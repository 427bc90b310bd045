/** Annotations in Grafana. */
@NullMarked
package io.haldane.webhooks.grafana;

import org.jspecify.annotations.NullMarked;
