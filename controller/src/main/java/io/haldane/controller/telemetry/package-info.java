/** What Prometheus sees, under the names of Flagger and some of our own. */
@NullMarked
package io.haldane.controller.telemetry;

import org.jspecify.annotations.NullMarked;
