/** Checks the words of all texts that users read. */
@NullMarked
package io.haldane.words;

import org.jspecify.annotations.NullMarked;
