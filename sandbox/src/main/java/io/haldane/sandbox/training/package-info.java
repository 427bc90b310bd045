/** A controller that lives through a release once, so that later ones start from what it loaded. */
@NullMarked
package io.haldane.sandbox.training;

import org.jspecify.annotations.NullMarked;
