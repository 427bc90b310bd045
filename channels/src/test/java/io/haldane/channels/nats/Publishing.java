package io.haldane.channels.nats;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Channels and events of the tests. */
final class Publishing {
  static final String TOKEN = "t0ken-of-hidden-server";
  static final ReleaseEvent EVENT =
      Events.event(7, EventKind.STARTED, Severity.WARN, "New revision detected.", List.of());

  private Publishing() {}

  /**
   * @param secrets beside the address
   */
  static Channel channel(String address, Map<String, String> secrets) {
    Map<String, String> all = new HashMap<>(secrets);
    all.put(Secrets.ADDRESS, address);
    Map<String, String> settings = Map.of("subject", "releases.{{namespace}}.{{canary}}");
    return new Channel("nats", settings, new Secrets(all));
  }

  static Channel with(Channel channel, String setting, String value) {
    Map<String, String> settings = new HashMap<>(channel.settings());
    settings.put(setting, value);
    return new Channel(channel.type(), settings, channel.secrets());
  }

  static Delivery send(Channel channel) {
    return new NatsNotifier().send(channel, EVENT);
  }

  static Delivery.NotSent notSent(Channel channel) {
    return notSent(channel, Duration.ofSeconds(10));
  }

  static Delivery.NotSent notSent(Channel channel, Duration timeout) {
    return switch (new NatsNotifier(timeout).send(channel, EVENT)) {
      case Delivery.Sent _ -> throw new AssertionError("sent");
      case Delivery.NotSent notSent -> notSent;
    };
  }
}
