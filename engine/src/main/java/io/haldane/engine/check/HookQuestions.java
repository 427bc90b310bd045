package io.haldane.engine.check;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Situation;
import java.util.List;
import java.util.Optional;

/** The calls that a canary's webhooks ask for. */
public final class HookQuestions {
  private HookQuestions() {}

  /** Empty when the canary has no hook of that type. */
  public static Optional<Question.Hooks> of(Situation s, HookType type, CanaryPhase phase) {
    List<Question.HookCheck> hooks =
        s.canary().getSpec().analysis().webhooks().stream()
            .filter(hook -> HookType.of(hook.type()) == type)
            .map(hook ->
                new Question.HookCheck(hook.name(), HookRequests.check(s, hook, type, phase)))
            .toList();
    return hooks.isEmpty() ? Optional.empty() : Optional.of(new Question.Hooks(type, hooks));
  }
}
