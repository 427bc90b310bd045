package io.haldane.engine.check;

import io.haldane.api.GoDuration;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.CanonicalHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every call to a hook is made here, be it a check, a gate or an event. */
public final class HookRequests {
  private HookRequests() {}

  /** The call of a hook that takes part in a decision. */
  static HookRequest check(Situation s, Webhook hook, HookType type, CanaryPhase phase) {
    return of(hook, occasion(s, hook, type), payload(s.canary(), phase.text(), hook.metadata()));
  }

  /**
   * The calls that report an event: of the canary's own event hooks, or else of the one of the
   * installation.
   */
  public static List<HookRequest> events(
      Canary canary, Announcement news, Optional<String> installation) {
    List<HookRequest> own =
        canary.getSpec().analysis().webhooks().stream()
            .filter(hook -> HookType.of(hook.type()) == HookType.EVENT)
            .map(hook -> of(hook, news.id(), event(canary, news, hook.metadata())))
            .toList();
    return own.isEmpty()
        ? installation
            .map(url ->
                new HookRequest(
                    url,
                    HookRequest.DEFAULT_TIMEOUT,
                    0,
                    false,
                    news.id(),
                    event(canary, news, Map.of())))
            .stream()
            .toList()
        : own;
  }

  private static HookRequest of(Webhook hook, String id, HookRequest.Payload payload) {
    return new HookRequest(
        hook.url(),
        GoDuration.parse(hook.timeout()).orElse(HookRequest.DEFAULT_TIMEOUT),
        hook.retries() == null ? 0 : hook.retries(),
        Boolean.TRUE.equals(hook.disableTLS()),
        id,
        payload);
  }

  private static HookRequest.Payload event(
      Canary canary, Announcement news, Map<String, String> metadata) {
    Map<String, String> all = new HashMap<>(metadata);
    all.put("eventMessage", news.message());
    all.put("eventType", news.type());
    all.put("timestamp", String.valueOf(Instant.parse(news.at()).toEpochMilli()));
    String phase = news.phase() == null ? canary.statusOrEmpty().phase().text() : news.phase();
    return payload(canary, phase, Map.copyOf(all));
  }

  private static HookRequest.Payload payload(
      Canary canary, String phase, Map<String, String> metadata) {
    return new HookRequest.Payload(
        canary.getMetadata().getName(),
        canary.getMetadata().getNamespace(),
        phase,
        checksum(canary.statusOrEmpty()),
        metadata);
  }

  /** Stable within a run; opaque to receivers. */
  private static String checksum(CanaryStatus status) {
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
