/** Tests of the one way out. */
@NullMarked
package io.haldane.outbound;

import org.jspecify.annotations.NullMarked;
