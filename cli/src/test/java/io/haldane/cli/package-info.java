/** Commands against an API server over HTTP, with what they print. */
@NullMarked
package io.haldane.cli;

import org.jspecify.annotations.NullMarked;
