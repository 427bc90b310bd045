/** How a command ends: its exit code, and the line that says why. */
@NullMarked
package io.haldane.cli.exit;

import org.jspecify.annotations.NullMarked;
