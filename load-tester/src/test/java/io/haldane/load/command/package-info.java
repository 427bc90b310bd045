/** Tests of command. */
@NullMarked
package io.haldane.load.command;

import org.jspecify.annotations.NullMarked;
