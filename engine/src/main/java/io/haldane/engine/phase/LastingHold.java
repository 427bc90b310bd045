package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.situation.StepTimes;
import java.time.Duration;
import java.util.Optional;

/**
 * How a hold is reported that is nobody's mistake: by an event when it begins, and by an alert when
 * it lasts.
 *
 * @param reason of the condition {@code Reconciled}
 */
record LastingHold(String reason) {
  /** From then on the chat hears of it, too. */
  private static final Duration LONG = Duration.ofMinutes(15);

  private static final String LASTS = ", for more than 15 minutes by now";

  /** The condition that reports this hold, if there is one. */
  Optional<Condition> reported(Situation s) {
    return Conditions.find(s.status(), Conditions.RECONCILED)
        .filter(c -> c.status().equals("False") && c.reason().equals(reason));
  }

  /**
   * Once when it begins, and once when it lasts.
   *
   * @param news whether there is something to report that was not reported when it began
   */
  void report(DecisionBuilder draft, Situation s, String what, boolean news) {
    Optional<Condition> reported = reported(s);
    boolean lasts =
        reported
            .map(Condition::lastTransitionTime)
            .flatMap(StepTimes::instant)
            .map(since -> since.plus(LONG))
            .filter(late -> !s.now().isBefore(late))
            .isPresent();
    boolean saidSo = reported.filter(c -> String.valueOf(c.message()).endsWith(LASTS)).isPresent();
    boolean alerts = lasts && !saidSo;
    if (reported.isPresent() && !news && !alerts) {
      return;
    }
    String message = what + (lasts ? LASTS : "");
    draft.held(new Problem(reason, message));
    String event = "Halt %s: %s".formatted(s.title(), message);
    if (alerts) {
      draft.alert(EventKind.HELD, event, Severity.WARN, "Canary is held: " + message);
    } else {
      draft.warn(EventKind.HELD, event);
    }
  }
}
