/** Log lines as Flagger writes them: JSON on stderr, or text for people. */
@NullMarked
package io.haldane.controller.logging;

import org.jspecify.annotations.NullMarked;
