/** Ports of this machine. */
@NullMarked
package io.haldane.sandbox.net;

import org.jspecify.annotations.NullMarked;
