package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;
import java.util.List;
import java.util.Optional;

/** Between two runs: nothing moves unless there is a new revision. */
public final class Idle {
  private Idle() {}

  public static Decision decide(Situation s) {
    if (s.revisions().hashesAreForeign()) {
      return TakeOver.decide(s);
    }
    if (s.revisions().isNew()) {
      return begin(s);
    }
    return s.phase() == CanaryPhase.WAITING ? takenBack(s) : rest(s);
  }

  /** The revision that waited for approval is gone: back to how the last run ended. */
  private static Decision takenBack(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.event("New revision of %s was taken back before its approval".formatted(s.targetTitle()));
    boolean failed =
        !String.valueOf(s.status().lastAppliedSpec()).equals(s.status().lastPromotedSpec());
    draft.phase(failed ? CanaryPhase.FAILED : CanaryPhase.SUCCEEDED);
    boolean podsLeft = s.workload().targetScaledUp() && !s.canaryServes();
    draft.status().nextAnalysisTime(podsLeft ? s.now().toString() : null).checks(List.of());
    return draft.done(Reasons.of("rest", "there is nothing to approve"), new Wake.Now());
  }

  private static Decision rest(Situation s) {
    Optional<Decision> settling =
        pendingScaleDown(s) ? RoutePropagation.await(s) : Optional.empty();
    if (settling.isPresent()) {
      return settling.get();
    }
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.released();
    RunLimit.leave(draft, s.status());
    if (!pendingScaleDown(s)) {
      keepAsleep(draft, s);
      return draft.done(Reasons.of("steady", "nothing new to release"), new Wake.OnChange());
    }
    DesiredObjects.takeCanaryDown(draft, s);
    draft.status().nextAnalysisTime(null);
    // A revision that waited for this is no news to anybody but us.
    return draft.done(Reasons.of("scale down", "the run has ended"), new Wake.Now());
  }

  /** A scaler whose manifest is applied again wakes up, and starts pods that are not needed. */
  private static void keepAsleep(DecisionBuilder draft, Situation s) {
    if (!s.canaryServes()) {
      s.scaler().ifPresent(scaler -> draft.last(scaler.pause()));
    }
  }

  /** After a run, and after the initialisation, the pods stay until the route is known. */
  private static boolean pendingScaleDown(Situation s) {
    return s.phase() != CanaryPhase.WAITING && s.status().nextAnalysisTime() != null;
  }

  /** What has to wait leaves no pods of the last run, or of the initialisation, behind it. */
  private static Decision begin(Situation s) {
    Decision decision = RunStart.attempt(s);
    boolean waits = decision instanceof Decision.Act act && !act.next().phase().running();
    return waits && pendingScaleDown(s) ? rest(s) : decision;
  }
}
