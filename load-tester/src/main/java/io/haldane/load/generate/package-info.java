/** Sends requests when they are due and measures the answers. */
@NullMarked
package io.haldane.load.generate;

import org.jspecify.annotations.NullMarked;
