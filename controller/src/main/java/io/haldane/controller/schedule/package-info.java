/** TODO. */
@NullMarked
package io.haldane.controller.schedule;

import org.jspecify.annotations.NullMarked;
