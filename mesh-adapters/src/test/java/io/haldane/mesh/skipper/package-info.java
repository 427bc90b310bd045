/** What only Skipper promises. */
@NullMarked
package io.haldane.mesh.skipper;

import org.jspecify.annotations.NullMarked;
