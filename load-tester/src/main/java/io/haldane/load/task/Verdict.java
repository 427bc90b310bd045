package io.haldane.load.task;

/**
 * How a task ended.
 *
 * @param text a sentence about it, or the output of a command
 */
record Verdict(boolean passed, String text) {
  static Verdict passed(String text) {
    return new Verdict(true, text);
  }

  static Verdict failed(String text) {
    return new Verdict(false, text);
  }
}
