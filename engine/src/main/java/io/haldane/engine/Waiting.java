package io.haldane.engine;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.engine.workload.Readiness;
import java.util.List;

/** Pods that are not ready yet: told once, not with every pod that comes up. */
final class Waiting {
  private static final String KIND = "readiness";

  private Waiting() {}

  static void on(Draft draft, Situation s, String who, Readiness readiness) {
    String why =
        switch (readiness) {
          case Readiness.Ready() -> "";
          case Readiness.Waiting waiting -> waiting.isNews() ? waiting.why() : "";
          case Readiness.Stuck(String text) -> text;
        };
    boolean told =
        s.status().checks().stream()
            .anyMatch(check -> check.kind().equals(KIND) && check.name().equals(who));
    if (!why.isEmpty() && !told) {
      draft.warn("%s not ready: %s".formatted(who, why));
      draft.checks(List.of(new CheckResult(KIND, who, "wait", null, null, null, null, why)));
    }
  }
}
