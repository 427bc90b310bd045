/** The record of a run: pure, made from the statuses before and after a decision. */
@NullMarked
package io.haldane.engine.record;

import org.jspecify.annotations.NullMarked;
