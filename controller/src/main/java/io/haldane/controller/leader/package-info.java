/** TODO. */
@NullMarked
package io.haldane.controller.leader;

import org.jspecify.annotations.NullMarked;
