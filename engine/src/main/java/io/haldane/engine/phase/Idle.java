package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.Gates;
import io.haldane.engine.check.HookQuestions;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Between two runs: look for a new revision, and ask whether it may start. */
public final class Idle {
  private Idle() {}

  public static Decision decide(Situation s) {
    if (s.hashesAreForeign()) {
      return TakeOver.decide(s);
    }
    if (s.revisionIsNew()) {
      return begin(s);
    }
    return s.phase() == CanaryPhase.WAITING ? takenBack(s) : rest(s);
  }

  /** What waited for approval is no longer asked for: back to how the last run ended. */
  private static Decision takenBack(Situation s) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    draft.event("New revision of %s was taken back before its approval".formatted(s.targetTitle()));
    boolean failed =
        !String.valueOf(s.status().lastAppliedSpec()).equals(s.status().lastPromotedSpec());
    draft.phase(failed ? CanaryPhase.FAILED : CanaryPhase.SUCCEEDED);
    boolean podsLeft = s.workload().targetScaledUp() && !s.canaryServes();
    draft.status().nextAnalysisTime(podsLeft ? s.now().toString() : null).checks(List.of());
    DesiredObjects.all(draft, s);
    return draft.done(Reasons.of("rest", "there is nothing to approve"), new Wake.Now());
  }

  private static Decision rest(Situation s) {
    Optional<Decision> settling =
        pendingScaleDown(s) ? RoutePropagation.await(s) : Optional.empty();
    if (settling.isPresent()) {
      return settling.get();
    }
    DecisionBuilder draft = new DecisionBuilder(s.world());
    draft.released();
    DesiredObjects.all(draft, s);
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
      s.scaler().ifPresent(scaler -> draft.put(scaler.pause()));
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
    Optional<Decision> wait = notYet(s);
    if (wait.isPresent()) {
      return wait.get();
    }
    boolean polled = s.phase() == CanaryPhase.WAITING && !s.isDue();
    Optional<Decision> turnedDown = polled ? Optional.empty() : turnedDown(s);
    if (turnedDown.isPresent()) {
      return turnedDown.get();
    }
    Optional<Question.Hooks> gate =
        HookQuestions.of(s, HookType.CONFIRM_ROLLOUT, s.phase()).filter(hooks -> !polled);
    if (gate.isPresent() && s.world().answers().to(gate.get()).isEmpty()) {
      return new Decision.Ask(Set.of(gate.get()));
    }
    HookVerdicts verdicts =
        gate.map(question -> HookVerdicts.of(s.world(), question))
            .orElseGet(() -> HookVerdicts.none(HookType.CONFIRM_ROLLOUT));
    if (verdicts.unasked().isPresent()) {
      return CallsDelayed.hold(s, verdicts.unasked().get());
    }
    if (polled || verdicts.failed().isPresent()) {
      return approval(s, verdicts);
    }
    // A fix of what failed half-way waits for nobody.
    Optional<Decision> turn = s.canaryServes() ? Optional.empty() : RunLimit.await(s);
    if (turn.isPresent()) {
      return turn.get();
    }
    DecisionBuilder draft = new DecisionBuilder(s.world());
    verdicts.announceNewPasses(draft, "Confirm-rollout", "gate", s.status().checks());
    return start(draft, s);
  }

  /** What keeps any run from starting, before its gates are asked. */
  private static Optional<Decision> notYet(Situation s) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    if (s.isPaused()) {
      DesiredObjects.all(draft, s);
      RunLimit.leave(draft, s.status());
      return Optional.of(
          draft.done(Reasons.of("pause", "the release is paused"), new Wake.OnChange()));
    }
    Optional<Problem> unusable = MetricProblems.of(s);
    if (unusable.isPresent()) {
      DesiredObjects.all(draft, s);
      RunLimit.leave(draft, s.status());
      Hold.tell(draft, s.world(), unusable.get());
      return Optional.of(
          draft.done(Reasons.of("hold", unusable.get().message()), new Wake.OnChange()));
    }
    boolean needsPrimary = !s.canaryServes() && !s.plan().skip();
    Readiness primary = s.primaryReadiness();
    // A primary that will not get better by waiting must not keep its cure out.
    if (needsPrimary && primary instanceof Readiness.Waiting) {
      DesiredObjects.all(draft, s);
      RunLimit.leave(draft, s.status());
      NotReadyNotice.on(draft, s, s.primaryTitle(), primary);
      return Optional.of(
          draft.done(
              Reasons.of("wait", "a run starts only on a ready primary"), new Wake.OnChange()));
    }
    // Who stands in line is asked for its turn first, so that its gates are not asked for nothing.
    return s.status().queuedAt() == null ? Optional.empty() : RunLimit.await(s);
  }

  /** While a revision waits for approval, its rollback hooks can turn it down. */
  private static Optional<Decision> turnedDown(Situation s) {
    Optional<Question.Hooks> hooks =
        s.phase() == CanaryPhase.WAITING && !s.canaryServes()
            ? HookQuestions.of(s, HookType.ROLLBACK, s.phase())
            : Optional.empty();
    if (hooks.isEmpty()) {
      return Optional.empty();
    }
    if (s.world().answers().to(hooks.get()).isEmpty()) {
      return Optional.of(new Decision.Ask(Set.of(hooks.get())));
    }
    HookVerdicts verdicts = HookVerdicts.of(s.world(), hooks.get());
    return verdicts
        .passed()
        .map(hook -> Progress.rollbackByHook(s, verdicts))
        .or(() -> verdicts.unasked().map(why -> CallsDelayed.hold(s, why)));
  }

  private static Decision approval(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    DesiredObjects.all(draft, s);
    RunLimit.leave(draft, s.status());
    DesiredObjects.rightClock(draft, s);
    draft.released();
    Optional<Answer.HookOutcome> closed = verdicts.failed();
    if (closed.isPresent()) {
      verdicts.announceNewPasses(draft, "Confirm-rollout", "gate", s.status().checks());
      draft.status().nextAnalysisTime(s.now().plus(s.plan().interval()).toString());
      boolean news = s.phase() != CanaryPhase.WAITING || !Gates.wasClosed(s, closed.get().name());
      draft.phase(CanaryPhase.WAITING);
      draft.checks(verdicts.results("gate", "wait"));
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
                : s.nextAnalysis().orElse(s.now()));
    return draft.done(Reasons.of("wait", "a confirm-rollout gate is closed"), wake);
  }

  /** The run begins: by a full analysis, or on the primary at once when the canary serves. */
  static Decision start(DecisionBuilder draft, Situation s) {
    RunLimit.leave(draft, s.status());
    if (s.canaryServes()) {
      return Promotion.directly(draft, s);
    }
    DesiredObjects.objects(draft, s);
    DesiredObjects.route(draft, s, DesiredTraffic.of(cleared(s), s));
    DesiredObjects.keepCanaryUp(draft, s);
    draft.phase(CanaryPhase.PROGRESSING);
    DesiredObjects.clearRun(draft.status())
        .lastAppliedSpec(s.revision())
        .trackedConfigs(s.configs().checksums())
        .runStartedAt(s.now().toString())
        .checks(List.of());
    draft.released();
    draft.inform(
        "New revision detected! Scaling up " + s.targetTitle(),
        "New revision detected, progressing canary analysis.");
    return draft.done(Reasons.of("start", "a new revision was found"), new Wake.Now());
  }

  private static CanaryStatus cleared(Situation s) {
    return DesiredObjects.clearRun(s.status().edit()).phase(CanaryPhase.PROGRESSING).done();
  }
}
