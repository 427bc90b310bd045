package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.check.HookQuestions;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.situation.Situation;
import java.util.Set;
import java.util.function.Function;

/** Hooks are called before a decision that depends on them. */
final class HookRound {
  private HookRound() {}

  /**
   * @param then gets no verdicts when the canary has no hooks of that type; not called while a hook
   *     could not be called
   */
  static Decision of(
      Situation s, HookType type, CanaryPhase phase, Function<HookVerdicts, Decision> then) {
    return answered(
        s,
        type,
        phase,
        verdicts ->
            verdicts
                .unasked()
                .map(why -> CallsDelayed.hold(s, why))
                .orElseGet(() -> then.apply(verdicts)));
  }

  /** The same, also when a hook could not be called. */
  static Decision answered(
      Situation s, HookType type, CanaryPhase phase, Function<HookVerdicts, Decision> then) {
    return HookQuestions.of(s, type, phase)
        .map(hooks ->
            s.world().answered(Set.of(hooks), () -> then.apply(HookVerdicts.of(s.world(), hooks))))
        .orElseGet(() -> then.apply(HookVerdicts.none(type)));
  }
}
