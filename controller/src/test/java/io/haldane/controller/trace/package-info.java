/** Traces of runs, from an observer to a collector. */
@NullMarked
package io.haldane.controller.trace;

import org.jspecify.annotations.NullMarked;
