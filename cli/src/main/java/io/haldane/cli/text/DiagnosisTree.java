package io.haldane.cli.text;

import io.haldane.doctor.check.Finding;
import io.haldane.doctor.check.Severity;

/** What is wrong with a canary, and below each finding how to fix it. */
public final class DiagnosisTree {
  private DiagnosisTree() {}

  public static Tree of(Diagnosis diagnosis) {
    Tree tree =
        new Tree(
            Line.of(Tone.STRONG, diagnosis.name())
                .and(" in " + diagnosis.namespace() + ": ")
                .and(summary(diagnosis)));
    for (Finding finding : diagnosis.findings()) {
      Tree branch =
          tree.add(
              Line.of(tone(finding.severity()), mark(finding.severity()) + " " + finding.code())
                  .and("  " + finding.message()));
      if (finding.severity() != Severity.INFO) {
        branch.add(PictureTree.label("Fix").and(finding.fix()));
      }
    }
    return tree;
  }

  private static String summary(Diagnosis diagnosis) {
    long errors = count(diagnosis, Severity.ERROR);
    long warnings = count(diagnosis, Severity.WARNING);
    if (errors + warnings == 0) {
      return "nothing to fix";
    }
    return "%d %s, %d %s"
        .formatted(
            errors,
            errors == 1 ? "error" : "errors",
            warnings,
            warnings == 1 ? "warning" : "warnings");
  }

  private static long count(Diagnosis diagnosis, Severity severity) {
    return diagnosis.findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  private static String mark(Severity severity) {
    return switch (severity) {
      case ERROR -> "✖";
      case WARNING -> "!";
      case INFO -> "·";
    };
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.WAITING;
      case INFO -> Tone.FAINT;
    };
  }
}
