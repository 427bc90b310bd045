/** TODO. */
@NullMarked
package io.haldane.controller.telemetry;

import org.jspecify.annotations.NullMarked;
