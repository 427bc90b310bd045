package io.haldane.cli.text;

import io.haldane.doctor.measure.CheckRun;

/** One analysis, with a line for each check. */
public final class CheckRunTree {
  private CheckRunTree() {}

  /**
   * Draws it.
   *
   * @param title {@code name.namespace} of the canary
   */
  public static Tree of(String title, CheckRun run) {
    Tree tree = new Tree(Line.of(Tone.STRONG, title + ": ").and(tone(run), words(run)));
    run.results().forEach(result -> tree.add(CheckLine.of(result)));
    return tree;
  }

  private static String words(CheckRun run) {
    if (run.results().isEmpty()) {
      return "there are no metric checks";
    }
    return switch (run.outcome()) {
      case PASS -> "all checks pass";
      case FAIL -> "a check fails";
      case NO_DATA -> "a check has no data";
    };
  }

  private static Tone tone(CheckRun run) {
    return switch (run.outcome()) {
      case PASS -> Tone.GOOD;
      case FAIL -> Tone.BAD;
      case NO_DATA -> Tone.WAITING;
    };
  }
}
