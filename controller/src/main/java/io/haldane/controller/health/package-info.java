/** TODO. */
@NullMarked
package io.haldane.controller.health;

import org.jspecify.annotations.NullMarked;
