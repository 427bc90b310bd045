/** Steady traffic and what came back. */
@NullMarked
package io.haldane.sandbox.load;

import org.jspecify.annotations.NullMarked;
