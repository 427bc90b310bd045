/** Writes the pages on events and conditions, and checks that they leave nothing out. */
@NullMarked
package io.haldane.view.pages;

import org.jspecify.annotations.NullMarked;
