package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;
import java.time.Duration;

/**
 * A question that the controller did not ask, because too many calls are running already or the
 * server answers nobody in the namespace. The step is held, nothing counts, and it is asked again
 * soon.
 */
final class CallsDelayed {
  private static final LastingHold HOLD = new LastingHold("CallsDelayed");
  private static final Duration PAUSE = Duration.ofSeconds(5);

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
    HOLD.report(
        draft, s, why + "; nothing counts against the canary, and the call is repeated", false);
    return draft.done(Reasons.of("hold", why), new Wake.At(s.now().plus(PAUSE)));
  }
}
