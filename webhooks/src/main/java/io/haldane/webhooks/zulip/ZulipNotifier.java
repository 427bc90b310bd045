package io.haldane.webhooks.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Zulip, by a bot. Each canary has a topic of its own. */
public final class ZulipNotifier implements Notifier {
  private static final int MOST_CHARACTERS = 10_000;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Zulip",
              "Use the URL of the organisation, and the e-mail address and key of a bot. Each canary has"
                  + " a topic of its own.")
          .withSetting("stream", true, "Name of the channel")
          .withSetting("topic", false, "Topic for all canaries")
          .withCredential("email", true, "E-mail address of the bot")
          .withCredential("key", true, "API key of the bot")
          .withPerMinute(200);

  @Override
  public String type() {
    return "zulip";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    String login =
        channel.secrets().get("email").orElse("") + ":" + channel.secrets().get("key").orElse("");
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return ChatPost.of(this, channel, event, Encoded.form(message(channel, event)))
        .below("/api/v1/messages")
        .withHeader("Content-Type", "application/x-www-form-urlencoded")
        .withHeader("Authorization", "Basic " + basic)
        .read(Reading.objecting(ZulipNotifier::objection));
  }

  private static Map<String, String> message(Channel channel, ReleaseEvent event) {
    Map<String, String> message = new LinkedHashMap<>();
    message.put("type", "stream");
    message.put("to", channel.setting("stream").orElse(""));
    message.put(
        "topic", Cut.characters(channel.setting("topic").orElse(event.canary().title()), 60));
    message.put("content", Markup.MARKDOWN.of(event, MOST_CHARACTERS, String::length));
    return message;
  }

  private static Optional<String> objection(JsonNode body) {
    return Reading.text(body, "result")
        .filter(result -> !result.equals("success"))
        .map(result -> result + ": " + Reading.text(body, "msg").orElse("no reason given"));
  }
}
