package io.haldane.channels.kafka;

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
final class Writing {
  static final String USER = "releases";
  static final String PASSWORD = "hidden-pa55";
  static final ReleaseEvent EVENT =
      Events.event(7, EventKind.STARTED, Severity.WARN, "New revision detected.", List.of());

  private Writing() {}

  /**
   * @param secrets beside the address
   */
  static Channel channel(String address, String topic, Map<String, String> secrets) {
    Map<String, String> all = new HashMap<>(secrets);
    all.put(Secrets.ADDRESS, address);
    return new Channel("kafka", Map.of("topic", topic), new Secrets(all));
  }

  static Map<String, String> login(String user, String password) {
    return Map.of("username", user, "password", password);
  }

  static Channel with(Channel channel, String setting, String value) {
    Map<String, String> settings = new HashMap<>(channel.settings());
    settings.put(setting, value);
    return new Channel(channel.type(), settings, channel.secrets());
  }

  static Delivery send(Channel channel) {
    return new KafkaNotifier().send(channel, EVENT);
  }

  static Delivery.NotSent notSent(Channel channel) {
    return notSent(channel, Duration.ofSeconds(10));
  }

  static Delivery.NotSent notSent(Channel channel, Duration timeout) {
    return switch (new KafkaNotifier(timeout).send(channel, EVENT)) {
      case Delivery.Sent _ -> throw new AssertionError("sent");
      case Delivery.NotSent notSent -> notSent;
    };
  }
}
