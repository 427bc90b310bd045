/** One command a file: its arguments, what it reads, and what it prints. */
@NullMarked
package io.haldane.cli.command;

import org.jspecify.annotations.NullMarked;
