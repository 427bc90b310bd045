/** The story of {@code haldane demo}: one good release, a failing one and a slow one, told live. */
@NullMarked
package io.haldane.sandbox.demo;

import org.jspecify.annotations.NullMarked;
