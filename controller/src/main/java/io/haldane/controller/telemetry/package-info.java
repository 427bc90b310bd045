/** What Prometheus sees, under the reference's names and some of our own. */
@NullMarked
package io.haldane.controller.telemetry;

import org.jspecify.annotations.NullMarked;
