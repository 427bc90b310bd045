package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.check.Gates;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;
import java.util.Optional;
import java.util.function.Supplier;

/** The gates of type confirm-rollout: a new revision waits for them before its run starts. */
final class Approval {
  private Approval() {}

  /** Starts the run once every gate is open. */
  static Decision await(Situation s) {
    if (s.phase() == CanaryPhase.WAITING && !s.times().isDue()) {
      return waiting(s, HookVerdicts.none(HookType.CONFIRM_ROLLOUT));
    }
    return unlessRejected(
        s,
        () -> HookRound.of(s, HookType.CONFIRM_ROLLOUT, s.phase(), verdicts -> gated(s, verdicts)));
  }

  private static Decision gated(Situation s, HookVerdicts verdicts) {
    if (verdicts.failed().isPresent()) {
      return waiting(s, verdicts);
    }
    // The fix of a failed promotion does not wait for the limit of runs.
    return s.canaryServes()
        ? approved(s, verdicts)
        : RunLimit.await(s, () -> approved(s, verdicts));
  }

  private static Decision approved(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    verdicts.announceNewPasses(draft, "Confirm-rollout", CheckKind.GATE, s.status().checks());
    return RunStart.start(draft, s);
  }

  /** While a revision waits for approval, its rollback hooks can reject it. */
  private static Decision unlessRejected(Situation s, Supplier<Decision> then) {
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

  private static Decision waiting(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    RunLimit.leave(draft, s.status());
    draft.released();
    Optional<Answer.HookOutcome> closed = verdicts.failed();
    closed.ifPresent(gate -> closed(draft, s, verdicts, gate.name()));
    Wake wake =
        new Wake.At(
            closed.isPresent()
                ? s.now().plus(s.plan().interval())
                : s.times().nextAnalysis().orElse(s.now()));
    return draft.done(Reasons.of("wait", "a confirm-rollout gate is closed"), wake);
  }

  private static void closed(
      DecisionBuilder draft, Situation s, HookVerdicts verdicts, String gate) {
    verdicts.announceNewPasses(draft, "Confirm-rollout", CheckKind.GATE, s.status().checks());
    draft.nextStep(s);
    boolean news = s.phase() != CanaryPhase.WAITING || !Gates.wasClosed(s, gate);
    draft.phase(CanaryPhase.WAITING);
    draft.checks(verdicts.results(CheckKind.GATE, CheckVerdict.WAIT));
    if (news) {
      String message = "Halt %s advancement waiting for approval %s".formatted(s.title(), gate);
      Gates.report(draft, s, gate, message, "Canary is waiting for approval.");
    }
  }
}
