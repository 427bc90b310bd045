package io.haldane.channels.email;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.channels.ScriptedServer;
import io.haldane.testing.TestAuthority;
import io.haldane.webhooks.testing.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Channels and events of the tests. */
final class Mailing {
  /** One for all, because it takes a second to make. */
  static final TestAuthority AUTHORITY = ScriptedServer.AUTHORITY;

  static final String PASSWORD = "pa55-of-hidden-user";
  static final ReleaseEvent EVENT =
      Events.event(7, EventKind.STARTED, Severity.WARN, "New revision detected.", List.of());

  private static final Duration SOON = Duration.ofSeconds(10);

  private Mailing() {}

  /** Without TLS, to two recipients. */
  static Channel plain(int port) {
    return with(channel("smtp://localhost:" + port, Map.of()), "tls", "none");
  }

  /**
   * @param secrets beside the address
   */
  static Channel channel(String address, Map<String, String> secrets) {
    Map<String, String> all = new HashMap<>(secrets);
    all.put(Secrets.ADDRESS, address);
    Map<String, String> settings =
        Map.of(
            "from", "Releases <releases@example.com>",
            "to", "ann@example.com, Bob <bob@example.com>");
    return new Channel("email", settings, new Secrets(all));
  }

  static Channel with(Channel channel, String setting, String value) {
    Map<String, String> settings = new HashMap<>(channel.settings());
    settings.put(setting, value);
    return new Channel(channel.type(), settings, channel.secrets());
  }

  static Delivery send(Channel channel) {
    return new EmailNotifier(SOON).send(channel, EVENT);
  }

  static Delivery.NotSent notSent(Channel channel) {
    return notSent(send(channel));
  }

  static Delivery.NotSent notSent(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sent _ -> throw new AssertionError("sent");
      case Delivery.NotSent notSent -> notSent;
    };
  }
}
