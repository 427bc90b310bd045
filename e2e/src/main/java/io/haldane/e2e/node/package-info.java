/** A node whose pods answer on addresses of their own. */
@NullMarked
package io.haldane.e2e.node;

import org.jspecify.annotations.NullMarked;
