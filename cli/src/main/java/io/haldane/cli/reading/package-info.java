/** What a command wants to know, made of what the API server has; prints nothing. */
@NullMarked
package io.haldane.cli.reading;

import org.jspecify.annotations.NullMarked;
