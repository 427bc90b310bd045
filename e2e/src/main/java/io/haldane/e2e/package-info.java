/** A real cluster without containers, journeys through it, and what they cost. */
@NullMarked
package io.haldane.e2e;

import org.jspecify.annotations.NullMarked;
