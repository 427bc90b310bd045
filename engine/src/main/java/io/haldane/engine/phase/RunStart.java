package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.util.List;
import java.util.Optional;

/** The start of a run: what has to be true before its gates are asked, and its first status. */
final class RunStart {
  private RunStart() {}

  /** Starts the run of a new revision, or reports what it waits for. */
  static Decision attempt(Situation s) {
    return notYet(s)
        .orElseGet(() ->
            // A queued revision asks for its turn first, so that its gates are not asked in vain.
            s.status().queuedAt() == null
                ? Approval.await(s)
                : RunLimit.await(s, () -> Approval.await(s)));
  }

  /** What keeps any run from starting, before its gates are asked. */
  private static Optional<Decision> notYet(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    if (s.isPaused()) {
      return Optional.of(notYet(draft, s, Reasons.of("pause", "the release is paused")));
    }
    Optional<Problem> unusable = MetricProblems.of(s);
    if (unusable.isPresent()) {
      Hold.report(draft, s.world(), unusable.get());
      return Optional.of(notYet(draft, s, Reasons.of("hold", unusable.get().message())));
    }
    boolean needsPrimary = !s.canaryServes() && !s.plan().skip();
    Readiness primary = s.pods().primary();
    // A primary that will not get better by waiting must not keep its fix out.
    if (needsPrimary && primary instanceof Readiness.Waiting) {
      NotReadyNotice.on(draft, s, s.primaryTitle(), primary);
      return Optional.of(
          notYet(draft, s, Reasons.of("wait", "a run starts only on a ready primary")));
    }
    return Optional.empty();
  }

  private static Decision notYet(DecisionBuilder draft, Situation s, Reasons why) {
    RunLimit.leave(draft, s.status());
    return draft.done(why, new Wake.OnChange());
  }

  /** The run begins: by a full analysis, or on the primary at once when the canary serves. */
  static Decision start(DecisionBuilder draft, Situation s) {
    RunLimit.leave(draft, s.status());
    if (s.canaryServes()) {
      return Promotion.directly(draft, s);
    }
    DesiredObjects.keepCanaryUp(draft, s);
    begin(draft, s);
    draft.released();
    draft.inform(
        EventKind.STARTED,
        "New revision detected! Scaling up " + s.targetTitle(),
        "New revision detected, progressing canary analysis.");
    return draft.done(Reasons.of("start", "a new revision was found"), new Wake.Now());
  }

  /** Makes the status that of a run of this revision without any step. */
  static void begin(DecisionBuilder draft, Situation s) {
    draft.phase(CanaryPhase.PROGRESSING);
    DesiredObjects.clearRun(draft.status())
        .lastAppliedSpec(s.revision())
        .trackedConfigs(s.configs().checksums())
        .runStartedAt(s.now().toString())
        .checks(List.of());
  }
}
