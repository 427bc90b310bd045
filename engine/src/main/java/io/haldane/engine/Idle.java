package io.haldane.engine;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.workload.Readiness;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Between two runs: look for a new revision, and ask whether it may start. */
final class Idle {
  private Idle() {}

  static Decision decide(Situation s) {
    if (s.hashesAreForeign()) {
      return TakeOver.decide(s);
    }
    boolean waiting = s.phase() == CanaryPhase.WAITING;
    return s.revisionIsNew() || waiting ? begin(s) : rest(s);
  }

  private static Decision rest(Situation s) {
    Draft draft = new Draft(s.world());
    draft.status().conditions(Conditions.released(s.status(), s.world()));
    Upkeep.all(draft, s);
    if (!pendingScaleDown(s)) {
      return draft.done(Reasons.of("steady", "nothing new to release"), new Wake.OnChange());
    }
    if (!s.isDue()) {
      Upkeep.rightClock(draft, s);
      return draft.done(
          Reasons.of("settle", "the route needs a moment before pods go"),
          new Wake.At(s.nextAnalysis().orElse(s.now())));
    }
    draft.put(s.workload().scaleToZero());
    draft.status().nextAnalysisTime(null);
    return draft.done(Reasons.of("scale down", "the run has ended"), new Wake.OnChange());
  }

  /** A run that has ended leaves its pods until every proxy has heard of the new route. */
  private static boolean pendingScaleDown(Situation s) {
    boolean ended = s.phase() == CanaryPhase.FAILED || s.phase() == CanaryPhase.SUCCEEDED;
    return ended && s.status().nextAnalysisTime() != null;
  }

  private static Decision begin(Situation s) {
    boolean ended = s.phase() == CanaryPhase.FAILED || s.phase() == CanaryPhase.WAITING;
    boolean canaryServes = ended && s.status().weight() == 100;
    if (!canaryServes && !s.plan().skip()) {
      Readiness primary = s.primaryReadiness();
      if (!primary.isReady()) {
        Draft draft = new Draft(s.world());
        Upkeep.all(draft, s);
        Waiting.on(draft, s, s.primaryTitle(), primary);
        return draft.done(
            Reasons.of("wait", "a run starts only on a ready primary"), new Wake.OnChange());
      }
    }
    boolean polled = s.phase() == CanaryPhase.WAITING && !s.isDue();
    Optional<Question.Hooks> gate =
        HookQuestions.of(s, HookType.CONFIRM_ROLLOUT, s.phase()).filter(hooks -> !polled);
    if (gate.isPresent() && s.world().answers().to(gate.get()).isEmpty()) {
      return new Decision.Ask(Set.of(gate.get()));
    }
    HookVerdicts verdicts =
        gate.map(question -> HookVerdicts.of(s.world(), question))
            .orElseGet(() -> HookVerdicts.none(HookType.CONFIRM_ROLLOUT));
    if (polled || verdicts.failed().isPresent()) {
      return approval(s, verdicts);
    }
    return canaryServes ? Promotion.directly(s, verdicts) : start(s, verdicts);
  }

  private static Decision approval(Situation s, HookVerdicts verdicts) {
    Draft draft = new Draft(s.world());
    Upkeep.all(draft, s);
    Upkeep.rightClock(draft, s);
    draft.status().conditions(Conditions.released(s.status(), s.world()));
    Optional<Answer.HookOutcome> closed = verdicts.failed();
    if (closed.isPresent()) {
      verdicts.announcePasses(draft, "Confirm-rollout");
      draft.status().nextAnalysisTime(s.now().plus(s.plan().interval()).toString());
      if (s.phase() != CanaryPhase.WAITING) {
        draft.phase(CanaryPhase.WAITING);
        draft.checks(verdicts.results("gate", "wait"));
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

  private static Decision start(Situation s, HookVerdicts verdicts) {
    Draft draft = new Draft(s.world());
    verdicts.announcePasses(draft, "Confirm-rollout");
    Upkeep.objects(draft, s);
    draft.route(Intent.of(cleared(s), s));
    Upkeep.keepCanaryUp(draft, s);
    draft.phase(CanaryPhase.PROGRESSING);
    Upkeep.clearRun(draft.status())
        .lastAppliedSpec(s.revision())
        .trackedConfigs(s.configs().checksums())
        .runStartedAt(s.now().toString())
        .conditions(Conditions.released(s.status(), s.world()))
        .checks(List.of());
    draft.inform(
        "New revision detected! Scaling up " + s.targetTitle(),
        "New revision detected, progressing canary analysis.");
    return draft.done(Reasons.of("start", "a new revision was found"), new Wake.Now());
  }

  private static CanaryStatus cleared(Situation s) {
    return Upkeep.clearRun(s.status().edit()).phase(CanaryPhase.PROGRESSING).done();
  }
}
