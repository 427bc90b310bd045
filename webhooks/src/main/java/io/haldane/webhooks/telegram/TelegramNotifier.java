package io.haldane.webhooks.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;

/**
 * Telegram, by a bot. Its token is a part of the path. Of three escapes its HTML needs, Markdown
 * needs eighteen.
 */
public final class TelegramNotifier implements Notifier {
  private static final int MOST_CHARACTERS = 4096;
  private static final int TOO_MANY = 429;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Telegram",
              "Create a bot with @BotFather and add it to the chat. Write `settings.chat` in quotes: it"
                  + " is a number, negative for groups, or `@name` for public channels.")
          .withOwnAddress()
          .withSetting("chat", true, "Id of the chat")
          .withSetting("topic", false, "Id of the topic in a forum")
          .withCredential(Secrets.TOKEN, true, "Token of the bot")
          .withPerMinute(20);

  @Override
  public String type() {
    return "telegram";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    String token = channel.secrets().get(Secrets.TOKEN).orElse("");
    return ChatPost.of(this, channel, event, message(channel, event))
        .orTo("https://api.telegram.org")
        .below("/bot" + Encoded.of(token).replace("%3A", ":") + "/sendMessage")
        .read(TelegramNotifier::reading);
  }

  private static ObjectNode message(Channel channel, ReleaseEvent event) {
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", channel.setting("chat").orElse(""))
            .put("text", Markup.HTML.of(event, MOST_CHARACTERS, String::length))
            .put("parse_mode", "HTML");
    channel.setting("topic").ifPresent(topic -> message.put("message_thread_id", topic));
    message.putObject("link_preview_options").put("is_disabled", true);
    return message;
  }

  /** The pause stands in the body only. */
  private static Reading reading(int status, JsonNode body) {
    if (status == TOO_MANY) {
      long seconds = body.path("parameters").path("retry_after").asLong(0);
      return new Reading.Busy(Duration.ofSeconds(Math.max(0, seconds)));
    }
    boolean refused =
        status / 100 == 2 && body.path("ok").isBoolean() && !body.path("ok").asBoolean();
    String why = Reading.text(body, "description").orElse("no reason given");
    return refused ? new Reading.Refused(why) : new Reading.ByStatus();
  }
}
