/** Stories about canaries, told to the real engine on a fixed clock and an in-memory cluster. */
@NullMarked
package io.haldane.engine.scenario;

import org.jspecify.annotations.NullMarked;
