/** The load tester: what hooks call to generate load, run commands and hold gates. */
@NullMarked
package io.haldane.load;

import org.jspecify.annotations.NullMarked;
