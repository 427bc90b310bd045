/** Words and colours on a terminal of any width; reads nothing. */
@NullMarked
package io.haldane.cli.text;

import org.jspecify.annotations.NullMarked;
