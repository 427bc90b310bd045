package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.situation.StepTimes;
import java.time.Duration;
import java.util.Optional;

/**
 * A question that the controller did not ask, because too many calls are running already or the
 * server answers nobody in the namespace. The step is held, nothing counts, and it is asked again
 * soon.
 */
final class CallsDelayed {
  private static final String REASON = "CallsDelayed";
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** From then on the chat hears of it, too. */
  private static final Duration LONG = Duration.ofMinutes(15);

  private static final String LASTS = ", for more than 15 minutes by now";

  private CallsDelayed() {}

  static Decision hold(Situation s, String why) {
    boolean runs =
        s.phase() == CanaryPhase.PROGRESSING || s.phase() == CanaryPhase.WAITING_PROMOTION;
    if (runs && StepTraffic.wasLost(s)) {
      return StepTraffic.beginAnew(DecisionBuilder.of(s), s, s.status().checks());
    }
    DecisionBuilder draft = DecisionBuilder.of(s);
    if (runs) {
      DesiredObjects.keepCanaryUp(draft, s);
    }
    report(draft, s, why);
    return draft.done(Reasons.of("hold", why), new Wake.At(s.now().plus(PAUSE)));
  }

  /** Once when it begins, and once when it lasts. */
  private static void report(DecisionBuilder draft, Situation s, String why) {
    Optional<Condition> reported =
        Conditions.find(s.status(), Conditions.RECONCILED)
            .filter(c -> c.status().equals("False") && c.reason().equals(REASON));
    boolean lasts =
        reported
            .map(Condition::lastTransitionTime)
            .flatMap(StepTimes::instant)
            .map(since -> since.plus(LONG))
            .filter(late -> !s.now().isBefore(late))
            .isPresent();
    String message =
        why
            + "; nothing counts against the canary, and the call is repeated"
            + (lasts ? LASTS : "");
    boolean saidSo = reported.filter(c -> String.valueOf(c.message()).endsWith(LASTS)).isPresent();
    if (reported.isPresent() && (!lasts || saidSo)) {
      return;
    }
    draft.held(new Problem(REASON, message));
    String event = "Halt %s: %s".formatted(s.title(), message);
    if (lasts) {
      draft.alert(EventKind.HELD, event, Severity.WARN, "Canary is held: " + message);
    } else {
      draft.warn(EventKind.HELD, event);
    }
  }
}
