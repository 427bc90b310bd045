/** Tests of gate. */
@NullMarked
package io.haldane.load.gate;

import org.jspecify.annotations.NullMarked;
