/** Finds what is wrong with a canary and its surroundings, and says how to fix it. */
@NullMarked
package io.haldane.doctor;

import org.jspecify.annotations.NullMarked;
