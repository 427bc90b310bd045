/** The sandbox's API server as a process of its own, for measurements. */
@NullMarked
package io.haldane.sandbox.standalone;

import org.jspecify.annotations.NullMarked;
