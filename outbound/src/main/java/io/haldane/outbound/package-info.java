/**
 * The one way out: HTTP to addresses that others wrote, under the caller's deadline, only where the
 * rules of the installation allow it.
 */
@NullMarked
package io.haldane.outbound;

import org.jspecify.annotations.NullMarked;
