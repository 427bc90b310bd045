package io.haldane.load.command;

/** How a program ended. Its output is bounded and may be that of its beginning and its end. */
public sealed interface ProgramResult {
  record Finished(int exitCode, String output) implements ProgramResult {}

  /** Killed when its time was over. */
  record TimedOut(String output) implements ProgramResult {}

  record NotStarted(String reason) implements ProgramResult {}
}
