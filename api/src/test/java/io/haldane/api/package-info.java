/** What the shared vocabulary promises. */
@NullMarked
package io.haldane.api;

import org.jspecify.annotations.NullMarked;
