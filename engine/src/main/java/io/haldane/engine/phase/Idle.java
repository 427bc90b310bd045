package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.Gates;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Between two runs: look for a new revision, and ask whether it may start. */
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

  /** What waited for approval is no longer asked for: back to how the last run ended. */
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

  /** Whoever applies the scaler's manifest again wakes it, and with it pods that nobody needs. */
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
    Decision decision = tryToBegin(s);
    boolean waits = decision instanceof Decision.Act act && !act.next().phase().running();
    return waits && pendingScaleDown(s) ? rest(s) : decision;
  }

  private static Decision tryToBegin(Situation s) {
    return notYet(s)
        .orElseGet(() ->
            // Who stands in line is asked for its turn first, so that its gates are not asked for
            // nothing.
            s.status().queuedAt() == null ? gated(s) : RunLimit.await(s, () -> gated(s)));
  }

  private static Decision gated(Situation s) {
    if (s.phase() == CanaryPhase.WAITING && !s.times().isDue()) {
      return approval(s, HookVerdicts.none(HookType.CONFIRM_ROLLOUT));
    }
    return unlessTurnedDown(
        s,
        () -> HookRound.of(s, HookType.CONFIRM_ROLLOUT, s.phase(), verdicts -> gated(s, verdicts)));
  }

  private static Decision gated(Situation s, HookVerdicts verdicts) {
    if (verdicts.failed().isPresent()) {
      return approval(s, verdicts);
    }
    // A fix of what failed half-way waits for nobody.
    return s.canaryServes()
        ? approved(s, verdicts)
        : RunLimit.await(s, () -> approved(s, verdicts));
  }

  private static Decision approved(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    verdicts.announceNewPasses(draft, "Confirm-rollout", CheckKind.GATE, s.status().checks());
    return start(draft, s);
  }

  /** What keeps any run from starting, before its gates are asked. */
  private static Optional<Decision> notYet(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    if (s.isPaused()) {
      return Optional.of(notYet(draft, s, Reasons.of("pause", "the release is paused")));
    }
    Optional<Problem> unusable = MetricProblems.of(s);
    if (unusable.isPresent()) {
      Hold.tell(draft, s.world(), unusable.get());
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

  /** While a revision waits for approval, its rollback hooks can turn it down. */
  private static Decision unlessTurnedDown(Situation s, Supplier<Decision> then) {
    if (s.phase() != CanaryPhase.WAITING || s.canaryServes()) {
      return then.get();
    }
    return HookRound.answered(
        s,
        HookType.ROLLBACK,
        s.phase(),
        verdicts ->
            verdicts
                .passed()
                .map(hook -> Progress.rollbackByHook(s, verdicts))
                .or(() -> verdicts.unasked().map(why -> CallsDelayed.hold(s, why)))
                .orElseGet(then));
  }

  private static Decision approval(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    RunLimit.leave(draft, s.status());
    draft.released();
    Optional<Answer.HookOutcome> closed = verdicts.failed();
    if (closed.isPresent()) {
      verdicts.announceNewPasses(draft, "Confirm-rollout", CheckKind.GATE, s.status().checks());
      draft.nextStep(s);
      boolean news = s.phase() != CanaryPhase.WAITING || !Gates.wasClosed(s, closed.get().name());
      draft.phase(CanaryPhase.WAITING);
      draft.checks(verdicts.results(CheckKind.GATE, CheckVerdict.WAIT));
      if (news) {
        String message =
            "Halt %s advancement waiting for approval %s".formatted(s.title(), closed.get().name());
        Gates.tell(draft, s, closed.get().name(), message, "Canary is waiting for approval.");
      }
    }
    Wake wake =
        new Wake.At(
            closed.isPresent()
                ? s.now().plus(s.plan().interval())
                : s.times().nextAnalysis().orElse(s.now()));
    return draft.done(Reasons.of("wait", "a confirm-rollout gate is closed"), wake);
  }

  /** The run begins: by a full analysis, or on the primary at once when the canary serves. */
  static Decision start(DecisionBuilder draft, Situation s) {
    RunLimit.leave(draft, s.status());
    if (s.canaryServes()) {
      return Promotion.directly(draft, s);
    }
    DesiredObjects.keepCanaryUp(draft, s);
    draft.phase(CanaryPhase.PROGRESSING);
    DesiredObjects.clearRun(draft.status())
        .lastAppliedSpec(s.revision())
        .trackedConfigs(s.configs().checksums())
        .runStartedAt(s.now().toString())
        .checks(List.of());
    draft.released();
    draft.inform(
        EventKind.STARTED,
        "New revision detected! Scaling up " + s.targetTitle(),
        "New revision detected, progressing canary analysis.");
    return draft.done(Reasons.of("start", "a new revision was found"), new Wake.Now());
  }
}
