package io.haldane.engine.check;

import io.haldane.api.GoDuration;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.CanonicalHash;
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
            .map(hook -> new Question.HookCheck(hook.name(), request(s, hook, type, phase)))
            .toList();
    return hooks.isEmpty() ? Optional.empty() : Optional.of(new Question.Hooks(type, hooks));
  }

  private static HookRequest request(Situation s, Webhook hook, HookType type, CanaryPhase phase) {
    Canary canary = s.canary();
    HookRequest.Payload payload =
        new HookRequest.Payload(
            canary.getMetadata().getName(),
            canary.getMetadata().getNamespace(),
            phase.text(),
            checksum(s.status()),
            hook.metadata());
    return new HookRequest(
        hook.url(),
        GoDuration.parse(hook.timeout()).orElse(HookRequest.DEFAULT_TIMEOUT),
        hook.retries() == null ? 0 : hook.retries(),
        Boolean.TRUE.equals(hook.disableTLS()),
        occasion(s, hook, type),
        payload);
  }

  /** Stable within a run. */
  static String checksum(CanaryStatus status) {
    return CanonicalHash.hexOf(status.trackedConfigs() + "/" + status.lastAppliedSpec());
  }

  /** The same when a tick is repeated after a crash, another one at the next tick. */
  private static String occasion(Situation s, Webhook hook, HookType type) {
    CanaryStatus status = s.status();
    return CanonicalHash.hexOf(
        String.join(
            "/",
            s.canary().getMetadata().getUid(),
            type.text(),
            hook.name(),
            s.revision(),
            String.valueOf(status.phase()),
            String.valueOf(status.nextAnalysisTime()),
            status.weight() + "," + status.iteration() + "," + status.failures()));
  }
}
