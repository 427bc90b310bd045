/** TODO. */
@NullMarked
package io.haldane.controller.announce;

import org.jspecify.annotations.NullMarked;
