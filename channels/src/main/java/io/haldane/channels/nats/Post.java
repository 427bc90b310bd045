package io.haldane.channels.nats;

import io.haldane.api.net.Printable;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.channels.tcp.Unusable;
import io.haldane.webhooks.chat.CloudEvent;
import io.haldane.webhooks.chat.Template;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;

/**
 * What is published.
 *
 * @param message with the key by which a stream recognises it
 */
record Post(Message message, Mode mode) {
  private static final int LONGEST = 250;

  /** Whether a stream has to take it. */
  enum Mode {
    /** If there is one for the subject. */
    AUTO,
    ALWAYS,
    NEVER
  }

  static Post of(Channel channel, ReleaseEvent event, CloudEvent body) throws Unusable {
    Headers headers =
        new Headers().put("Nats-Msg-Id", event.key()).put("Content-Type", CloudEvent.CONTENT_TYPE);
    Message message =
        NatsMessage.builder()
            .subject(subject(channel, event))
            .headers(headers)
            .data(body.body().toString().getBytes(StandardCharsets.UTF_8))
            .build();
    return new Post(message, mode(channel));
  }

  private static Mode mode(Channel channel) throws Unusable {
    return switch (channel.setting(NatsNotifier.JETSTREAM).orElse("auto")) {
      case "auto" -> Mode.AUTO;
      case "always" -> Mode.ALWAYS;
      case "never" -> Mode.NEVER;
      case String _ ->
          throw new Unusable(
              "has settings.jetstream that is not auto, always or never; correct it");
    };
  }

  private static String subject(Channel channel, ReleaseEvent event) throws Unusable {
    String template = channel.setting(NatsNotifier.SUBJECT).orElse("").strip();
    String subject = Template.fill(template, event, Post::token);
    boolean usable =
        subject.length() <= LONGEST
            && subject.matches("[\\x21-\\x7e&&[^.*>$]][\\x21-\\x7e&&[^*>]]*");
    if (!usable || subject.contains("..") || subject.endsWith(".")) {
      throw new Unusable(
          "has settings.subject with which nothing can be published: %s; write words with dots between"
              .formatted(Printable.of(subject)));
    }
    return subject;
  }

  /** A dot in a name would be a level of the subject. */
  private static String token(String value) {
    return value.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
