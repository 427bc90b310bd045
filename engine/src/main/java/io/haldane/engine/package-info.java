/**
 * The decision: from the world as it is to what to do next; no I/O, no clock, no provider names.
 */
@NullMarked
package io.haldane.engine;

import org.jspecify.annotations.NullMarked;
