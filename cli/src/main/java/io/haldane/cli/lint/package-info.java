/** Mistakes in files, found without a cluster. */
@NullMarked
package io.haldane.cli.lint;

import org.jspecify.annotations.NullMarked;
