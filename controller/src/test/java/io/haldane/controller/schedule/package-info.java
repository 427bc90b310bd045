/** Time, as it is and as it is set. */
@NullMarked
package io.haldane.controller.schedule;

import org.jspecify.annotations.NullMarked;
