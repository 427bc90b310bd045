/** The controller as a process, on the sandbox: what users would see. */
@NullMarked
package io.haldane.sandbox.journey;

import org.jspecify.annotations.NullMarked;
