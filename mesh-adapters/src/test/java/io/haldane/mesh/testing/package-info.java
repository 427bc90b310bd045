/** A cluster in memory, and the promises that every router keeps. */
@NullMarked
package io.haldane.mesh.testing;

import org.jspecify.annotations.NullMarked;
