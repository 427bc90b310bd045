package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.config.HaldaneConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends chat alerts. A channel that fails is logged and not tried again. */
public final class Alerts {
  private static final Logger LOG = Logger.getLogger(Alerts.class);
  private final Map<String, Notifier> notifiers;
  private final Channels channels;
  private final Optional<String> cluster;

  public Alerts(List<Notifier> notifiers, Channels channels, Optional<String> cluster) {
    this.notifiers =
        notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::type, n -> n));
    this.channels = channels;
    this.cluster = cluster.filter(name -> !name.isBlank());
  }

  public static Alerts of(List<Notifier> notifiers, Channels.Lookup lookup, HaldaneConfig config) {
    Channels channels =
        new Channels(lookup, GlobalChannel.of(config), config.noCrossNamespaceRefs());
    return new Alerts(notifiers, channels, config.clusterName());
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
          "no alert goes to the %s: choose one of the types %s",
          channel, notifiers.keySet().stream().sorted().toList());
      return;
    }
    try {
      if (notifier.send(channel, message) instanceof Delivery.NotSent(String why)) {
        LOG.errorf("no alert went to the %s: %s", channel, why);
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "a bug kept an alert from the %s", channel);
    }
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
