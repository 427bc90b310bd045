/** Small texts that several commands need, without a screen. */
@NullMarked
package io.haldane.cli.words;

import org.jspecify.annotations.NullMarked;
