/** The world of one canary, read once and named; nothing here decides. */
@NullMarked
package io.haldane.engine.situation;

import org.jspecify.annotations.NullMarked;
