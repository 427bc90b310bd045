/** What the engine answers: what to do next, or what it must know first. */
@NullMarked
package io.haldane.engine.decision;

import org.jspecify.annotations.NullMarked;
