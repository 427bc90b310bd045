/** One class for each phase of a canary, and for each way through it. */
@NullMarked
package io.haldane.engine.phase;

import org.jspecify.annotations.NullMarked;
