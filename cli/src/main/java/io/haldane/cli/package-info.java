/**
 * The command line: finds the command, runs it, and turns what goes wrong into a line and an exit
 * code.
 */
@NullMarked
package io.haldane.cli;

import org.jspecify.annotations.NullMarked;
