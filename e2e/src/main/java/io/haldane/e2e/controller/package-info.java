/** Haldane as its users install it. */
@NullMarked
package io.haldane.e2e.controller;

import org.jspecify.annotations.NullMarked;
