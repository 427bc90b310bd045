/** The controller as a process, on the sandbox: what users would see. */
@NullMarked
package io.haldane.journey;

import org.jspecify.annotations.NullMarked;
