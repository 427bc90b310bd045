package io.haldane.engine.check;

import io.haldane.api.GoDuration;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookAccess;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookRun;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.hook.AccessLookup;
import io.haldane.engine.hook.HookLogins;
import io.haldane.engine.hook.HookRefs;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.CanonicalHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every call to a hook is made here, be it a check, a gate or an event. */
public final class HookRequests {
  private HookRequests() {}

  /** The call of a hook that takes part in a decision. */
  static HookRequest check(Situation s, Webhook hook, HookType type, CanaryPhase phase) {
    HookRequest.Payload payload =
        payload(s.canary(), phase.text(), hook.metadata(), HookRuns.of(s, type, phase));
    return switch (HookLogins.of(s.canary(), hook, s.world().live())) {
      case AccessLookup.Usable(HookAccess access) ->
          of(hook, occasion(s, hook, type), payload, access);
      case AccessLookup.Unusable(String why) ->
          throw new IllegalStateException("a canary with such a hook is held: " + why);
    };
  }

  /**
   * The calls that report an event: of the canary's own event hooks, or else of the one of the
   * installation.
   *
   * @param live has the Secrets and ConfigMaps of {@link #needs}
   */
  public static List<EventCall> events(
      Canary canary, Announcement news, Optional<String> installation, LiveObjects live) {
    List<Webhook> own = eventHooks(canary);
    return own.isEmpty()
        ? installation.map(url -> global(url, canary, news)).stream().toList()
        : own.stream().map(hook -> own(canary, news, hook, live)).toList();
  }

  /** What the canary's own event hooks name. */
  public static Set<ObjectRef> needs(Canary canary) {
    return HookRefs.of(canary, eventHooks(canary));
  }

  private static List<Webhook> eventHooks(Canary canary) {
    return canary.getSpec().analysis().webhooks().stream()
        .filter(hook -> HookType.of(hook.type()) == HookType.EVENT)
        .toList();
  }

  private static EventCall global(String url, Canary canary, Announcement news) {
    HookRequest.Payload payload = event(canary, news, Map.of());
    return new EventCall.Send(
        new HookRequest(url, HookRequest.DEFAULT_TIMEOUT, 0, false, news.id(), payload));
  }

  private static EventCall own(Canary canary, Announcement news, Webhook hook, LiveObjects live) {
    return switch (HookLogins.of(canary, hook, live)) {
      case AccessLookup.Usable(HookAccess access) ->
          new EventCall.Send(of(hook, news.id(), event(canary, news, hook.metadata()), access));
      case AccessLookup.Unusable(String why) -> new EventCall.Unsendable(why);
    };
  }

  private static HookRequest of(
      Webhook hook, String id, HookRequest.Payload payload, HookAccess access) {
    return new HookRequest(
        hook.url(),
        GoDuration.parse(hook.timeout()).orElse(HookRequest.DEFAULT_TIMEOUT),
        hook.retries() == null ? 0 : hook.retries(),
        Boolean.TRUE.equals(hook.disableTLS()),
        id,
        payload,
        access);
  }

  private static HookRequest.Payload event(
      Canary canary, Announcement news, Map<String, String> metadata) {
    Map<String, String> all = new HashMap<>(metadata);
    all.put("eventMessage", news.message());
    all.put("eventType", news.type());
    all.put("timestamp", String.valueOf(Instant.parse(news.at()).toEpochMilli()));
    String phase = news.phase() == null ? canary.statusOrEmpty().phase().text() : news.phase();
    return payload(canary, phase, Map.copyOf(all), HookRuns.of(canary, CanaryPhase.of(phase)));
  }

  private static HookRequest.Payload payload(
      Canary canary, String phase, Map<String, String> metadata, HookRun run) {
    return new HookRequest.Payload(
        canary.getMetadata().getName(),
        canary.getMetadata().getNamespace(),
        phase,
        checksum(canary.statusOrEmpty()),
        metadata,
        run);
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
