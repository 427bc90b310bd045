package io.haldane.cli.text;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.cli.words.Checks;

/** One check: its verdict, what was measured, and against which limit. */
public final class CheckLine {
  private CheckLine() {}

  public static Line of(CheckResult check) {
    return Line.of(tone(check), mark(check) + " ").and(check.name()).and(Tone.FAINT, behind(check));
  }

  private static String behind(CheckResult check) {
    String answer = Checks.answer(check);
    return answer.isEmpty() ? "" : "  " + answer;
  }

  private static Tone tone(CheckResult check) {
    return switch (check.verdict()) {
      case "pass" -> Tone.GOOD;
      case "fail" -> Tone.BAD;
      case String _ -> Tone.WAITING;
    };
  }

  private static String mark(CheckResult check) {
    return switch (check.verdict()) {
      case "pass" -> "✔";
      case "fail" -> "✖";
      case String _ -> "…";
    };
  }
}
