/**
 * What happens to a status between the decision and its writing: pure, and part of the crash
 * stories.
 */
@NullMarked
package io.haldane.engine.write;

import org.jspecify.annotations.NullMarked;
