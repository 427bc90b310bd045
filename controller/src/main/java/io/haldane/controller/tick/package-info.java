/** The way of one tick: observe, decide, answer, apply, persist, announce. */
@NullMarked
package io.haldane.controller.tick;

import org.jspecify.annotations.NullMarked;
