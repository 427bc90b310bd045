/** Objects that somebody made to do harm, and the good ones beside them. */
@NullMarked
package io.haldane.controller.hostile;

import org.jspecify.annotations.NullMarked;
