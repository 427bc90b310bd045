package io.haldane.load.command;

import java.time.Duration;
import java.util.Set;

/**
 * Which programs may run, and how much of everything they may use.
 *
 * @param allowed names of programs, as hooks write them
 * @param shell whether type bash may run a shell
 * @param longest after which a program is killed
 * @param concurrent how many may run at one time
 * @param output how many bytes of output are kept
 */
public record ProgramLimits(
    Set<String> allowed, boolean shell, Duration longest, int concurrent, int output) {}
