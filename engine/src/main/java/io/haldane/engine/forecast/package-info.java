/** The engine run ahead, to show people what comes next; no decision depends on it. */
@NullMarked
package io.haldane.engine.forecast;

import org.jspecify.annotations.NullMarked;
