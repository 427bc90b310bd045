/** Tests of what tests share. */
@NullMarked
package io.haldane.testing;

import org.jspecify.annotations.NullMarked;
