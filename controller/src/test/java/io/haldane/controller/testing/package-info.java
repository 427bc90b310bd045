/** A small API server and ready-made objects for the tests of the controller. */
@NullMarked
package io.haldane.controller.testing;

import org.jspecify.annotations.NullMarked;
