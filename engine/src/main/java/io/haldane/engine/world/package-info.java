/** Everything that one decision may depend on. */
@NullMarked
package io.haldane.engine.world;

import org.jspecify.annotations.NullMarked;
