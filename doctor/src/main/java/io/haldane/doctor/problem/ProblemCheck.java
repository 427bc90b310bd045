package io.haldane.doctor.problem;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;

/**
 * A problem that the controller reports itself, as the reason of a condition. Its code is the
 * reason in small letters: {@code TargetMissing} is {@code target-missing}.
 */
public record ProblemCheck(String reason, Code code) implements Check {
  static ProblemCheck of(String reason, String meaning, String fix) {
    String id = reason.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return new ProblemCheck(reason, Code.error(id, meaning, fix));
  }

  @Override
  public List<String> find(Snapshot s) {
    return EngineProblems.of(s)
        .filter(problem -> problem.reason().equals(reason))
        .map(problem -> sentence(problem.message()))
        .stream()
        .toList();
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
