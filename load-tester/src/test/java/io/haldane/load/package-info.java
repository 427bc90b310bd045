/** Tests of the load tester. */
@NullMarked
package io.haldane.load;

import org.jspecify.annotations.NullMarked;
