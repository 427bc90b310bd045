/** What is read beside canaries. */
@NullMarked
package io.haldane.cli.reading;

import org.jspecify.annotations.NullMarked;
