package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.time.Instant;
import java.util.List;

/** Pods that are not ready yet: reported once, not with every pod that comes up. */
final class NotReadyNotice {
  private NotReadyNotice() {}

  /**
   * Tells of what takes a moment in every run once it takes longer than a step.
   *
   * @param since when it began to be waited for
   */
  static void onLong(
      DecisionBuilder draft, Situation s, Instant since, String who, Readiness readiness) {
    if (nextLook(s, since).isAfter(since.plus(s.plan().interval()))) {
      on(draft, s, who, readiness);
    }
  }

  /** When that is news, or an interval from now. */
  static Instant nextLook(Situation s, Instant since) {
    Instant news = since.plus(s.plan().interval());
    return s.now().isBefore(news) ? news : s.now().plus(s.plan().interval());
  }

  static void on(DecisionBuilder draft, Situation s, String who, Readiness readiness) {
    String why =
        switch (readiness) {
          case Readiness.Ready() -> "";
          case Readiness.Waiting waiting -> waiting.isNews() ? waiting.why() : "";
          case Readiness.Stuck(String text) -> text;
        };
    boolean reported =
        s.status().checks().stream()
            .anyMatch(check -> check.is(CheckKind.READINESS) && check.name().equals(who));
    if (!why.isEmpty() && !reported) {
      draft.warn("%s not ready: %s".formatted(who, why));
      draft.checks(List.of(CheckResult.of(CheckKind.READINESS, who, CheckVerdict.WAIT, why)));
    }
  }
}
