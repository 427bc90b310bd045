package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Capabilities.Address;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.outbound.admission.CallTarget;
import io.haldane.outbound.admission.Calls;
import io.haldane.outbound.admission.Outcome;
import io.haldane.outbound.admission.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends alerts to channels. A channel that fails is logged and not tried again. */
public final class Alerts {
  private static final Logger LOG = Logger.getLogger(Alerts.class);

  /** An alert that is not sent now is lost; only the news of its own canary wait behind it. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** Notifiers keep their own, shorter time. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Map<String, Notifier> notifiers;
  private final Channels channels;
  private final Calls calls;
  private final ReleaseEvents events;
  private final Receipts receipts = new Receipts();

  Alerts(Map<String, Notifier> notifiers, Channels channels, Calls calls, ReleaseEvents events) {
    this.notifiers = notifiers;
    this.channels = channels;
    this.calls = calls;
    this.events = events;
  }

  /**
   * Alerts by these notifiers, as the installation is configured.
   *
   * @param lookup reads alert providers and their Secrets as they are now
   * @param known an object as the caches have it
   */
  public static Alerts of(
      List<Notifier> notifiers,
      Channels.Lookup lookup,
      Function<ObjectRef, Optional<HasMetadata>> known,
      Calls calls,
      HaldaneConfig config) {
    Map<String, Notifier> byType =
        notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::type, n -> n));
    Channels channels =
        new Channels(
            lookup,
            GlobalChannel.of(config),
            config.noCrossNamespaceRefs(),
            type -> capabilities(byType.get(type)));
    Optional<String> cluster = config.clusterName().filter(name -> !name.isBlank());
    return new Alerts(byType, channels, calls, new ReleaseEvents(known, cluster));
  }

  /** A type that no notifier has needs an address, as Flagger's types do. */
  private static Capabilities capabilities(@Nullable Notifier notifier) {
    return notifier == null ? Capabilities.of("", "") : notifier.capabilities();
  }

  void send(Canary canary, Announcement news) {
    if (news.severity() == null || news.severity().isEmpty()) {
      return;
    }
    ReleaseEvent event = events.of(canary, news);
    for (Channel channel : channels.of(canary, event.severity())) {
      Notifier notifier = notifiers.get(channel.type());
      Address needed = capabilities(notifier).address();
      if (!channel.address().isEmpty() || needed == Address.OPTIONAL) {
        deliver(notifier, channel, event.withReceipt(receipts.of(channel, event)));
      }
    }
  }

  private void deliver(@Nullable Notifier notifier, Channel channel, ReleaseEvent event) {
    if (notifier == null) {
      LOG.errorf(
          "the %s gets no alerts: choose one of the types %s",
          channel, notifiers.keySet().stream().sorted().toList());
      return;
    }
    String where = channel.address().isEmpty() ? channel.type() : channel.address();
    CallTarget to = CallTarget.of(Purpose.ALERTS, event.canary().namespace(), where);
    switch (calls.call(to, LONGEST_WAIT, DEADLINE, () -> notifier.send(channel, event))) {
      case Outcome.Answered<Delivery>(Delivery.Sent(var receipt)) ->
          receipts.keep(channel, event, receipt);
      case Outcome.Answered<Delivery>(Delivery.NotSent(String why, var _)) -> lost(channel, why);
      case Outcome.Failed<Delivery>(String why) -> lost(channel, why);
      case Outcome.NotAsked<Delivery>(String why) -> lost(channel, why);
    }
  }

  private static void lost(Channel channel, String why) {
    LOG.errorf("the %s got no alert: %s", channel, why);
  }
}
