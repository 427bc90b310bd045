/** Tests of the view. */
@NullMarked
package io.haldane.view;

import org.jspecify.annotations.NullMarked;
