/**
 * One OpenTelemetry trace for each run. Only what is made when an endpoint is set uses
 * OpenTelemetry's classes, so that they cost nothing otherwise.
 */
@NullMarked
package io.haldane.controller.trace;

import org.jspecify.annotations.NullMarked;
