/** Gates that people open and close, and that hooks check. */
@NullMarked
package io.haldane.load.gate;

import org.jspecify.annotations.NullMarked;
