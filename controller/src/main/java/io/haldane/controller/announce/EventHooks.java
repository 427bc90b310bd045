package io.haldane.controller.announce;

import io.haldane.api.GoDuration;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.net.Addresses;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.workload.CanonicalHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Posts events to the canary's own event hooks, or else to the one of the installation. */
public final class EventHooks {
  private static final Logger LOG = Logger.getLogger(EventHooks.class);
  private final Function<HookRequest, HookAnswer> caller;
  private final Optional<String> global;

  /**
   * @param caller answers within the request's own time
   */
  public EventHooks(Function<HookRequest, HookAnswer> caller, Optional<String> global) {
    this.caller = caller;
    this.global = global.filter(url -> !url.isBlank());
  }

  void send(Canary canary, Announcement news) {
    for (HookRequest request : requests(canary, news)) {
      HookAnswer answer = caller.apply(request);
      if (!(answer instanceof HookAnswer.Passed)) {
        LOG.warnf(
            "the event hook at %s did not accept the event: %s",
            Addresses.shown(request.url()), answer.error());
      }
    }
  }

  List<HookRequest> requests(Canary canary, Announcement news) {
    List<HookRequest> own =
        canary.getSpec().analysis().webhooks().stream()
            .filter(hook -> HookType.of(hook.type()) == HookType.EVENT)
            .map(hook -> request(canary, news, hook))
            .toList();
    if (!own.isEmpty()) {
      return own;
    }
    return global
        .map(url ->
            new HookRequest(
                url,
                HookRequest.DEFAULT_TIMEOUT,
                0,
                false,
                news.id(),
                payload(canary, news, Map.of())))
        .stream()
        .toList();
  }

  private static HookRequest request(Canary canary, Announcement news, Webhook hook) {
    return new HookRequest(
        hook.url(),
        GoDuration.parse(hook.timeout()).orElse(HookRequest.DEFAULT_TIMEOUT),
        hook.retries() == null ? 0 : hook.retries(),
        Boolean.TRUE.equals(hook.disableTLS()),
        news.id(),
        payload(canary, news, hook.metadata()));
  }

  private static HookRequest.Payload payload(
      Canary canary, Announcement news, Map<String, String> metadata) {
    Map<String, String> all = new HashMap<>(metadata);
    all.put("eventMessage", news.message());
    all.put("eventType", news.type());
    all.put("timestamp", String.valueOf(Instant.parse(news.at()).toEpochMilli()));
    CanaryStatus status = canary.statusOrEmpty();
    String phase = news.phase() == null ? status.phase().text() : news.phase();
    return new HookRequest.Payload(
        canary.getMetadata().getName(),
        canary.getMetadata().getNamespace(),
        phase,
        checksum(status),
        Map.copyOf(all));
  }

  /** Opaque to receivers; the same that gates of this version are told. */
  private static String checksum(CanaryStatus status) {
    return CanonicalHash.hexOf(status.trackedConfigs() + "/" + status.lastAppliedSpec());
  }
}
