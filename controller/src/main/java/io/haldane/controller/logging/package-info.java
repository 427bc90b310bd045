/** TODO. */
@NullMarked
package io.haldane.controller.logging;

import org.jspecify.annotations.NullMarked;
