package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.Severity;
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
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends chat alerts. A channel that fails is logged and not tried again. */
public final class Alerts {
  private static final Logger LOG = Logger.getLogger(Alerts.class);

  /** An alert that is not sent now is lost; only the news of its own canary wait behind it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Notifiers keep their own, shorter time. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Map<String, Notifier> notifiers;
  private final Channels channels;
  private final Calls calls;
  private final Optional<String> cluster;

  public Alerts(
      List<Notifier> notifiers, Channels channels, Calls calls, Optional<String> cluster) {
    this.notifiers =
        notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::type, n -> n));
    this.channels = channels;
    this.calls = calls;
    this.cluster = cluster.filter(name -> !name.isBlank());
  }

  public static Alerts of(
      List<Notifier> notifiers, Channels.Lookup lookup, Calls calls, HaldaneConfig config) {
    Channels channels =
        new Channels(lookup, GlobalChannel.of(config), config.noCrossNamespaceRefs());
    return new Alerts(notifiers, channels, calls, config.clusterName());
  }

  void send(Canary canary, Announcement news) {
    if (news.severity() == null || news.severity().isEmpty()) {
      return;
    }
    Severity severity = Severity.of(news.severity());
    ChatMessage message = message(canary, news, severity);
    for (Channel channel : channels.of(canary, severity)) {
      if (!channel.address().isEmpty()) {
        deliver(channel, message);
      }
    }
  }

  private void deliver(Channel channel, ChatMessage message) {
    Notifier notifier = notifiers.get(channel.type());
    if (notifier == null) {
      LOG.errorf(
          "the %s gets no alerts: choose one of the types %s",
          channel, notifiers.keySet().stream().sorted().toList());
      return;
    }
    CallTarget to = CallTarget.of(Purpose.ALERTS, message.namespace(), channel.address());
    Optional<String> trouble =
        switch (calls.call(to, PATIENCE, DEADLINE, () -> notifier.send(channel, message))) {
          case Outcome.Answered<Delivery>(Delivery.Sent()) -> Optional.empty();
          case Outcome.Answered<Delivery>(Delivery.NotSent(String why)) -> Optional.of(why);
          case Outcome.Failed<Delivery>(String why) -> Optional.of(why);
          case Outcome.NotAsked<Delivery>(String why) -> Optional.of(why);
        };
    trouble.ifPresent(why -> LOG.errorf("the %s got no alert: %s", channel, why));
  }

  private ChatMessage message(Canary canary, Announcement news, Severity severity) {
    String text = news.alert() == null ? news.message() : news.alert();
    return new ChatMessage(
        news.id(),
        canary.getMetadata().getName(),
        canary.getMetadata().getNamespace(),
        severity,
        text,
        AlertFields.of(canary, Boolean.TRUE.equals(news.fields()), cluster));
  }
}
