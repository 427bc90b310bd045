package io.haldane.webhooks.lark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Hmac;
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * Feishu, in other countries Lark, by a custom bot. The signature stands in the body: its key holds
 * the time and its message is empty.
 */
public final class LarkNotifier implements Notifier {
  /** The whole body has at most 20 kB. */
  private static final int MOST_BYTES = 15_000;

  private static final int TOO_FAST = 11232;
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Feishu / Lark",
              "Use the URL of a custom bot of the group. If the bot checks signatures, add its secret. If"
                  + " it checks keywords, set one of them as `settings.keyword`.")
          .withSetting("keyword", false, "Word that the bot asks for, put into the title")
          .withCredential("secret", false, "Secret of the signature")
          .withPerMinute(100);

  private final Clock clock;

  public LarkNotifier() {
    this(Clock.systemUTC());
  }

  LarkNotifier(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return "lark";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, message(channel, event)).read(LarkNotifier::reading);
  }

  private ObjectNode message(Channel channel, ReleaseEvent event) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    channel
        .secrets()
        .get("secret")
        .ifPresent(secret -> {
          String seconds = String.valueOf(clock.instant().getEpochSecond());
          message.put("timestamp", seconds).put("sign", signature(seconds, secret));
        });
    message.put("msg_type", "interactive");
    message.set("card", card(channel, event));
    return message;
  }

  static String signature(String seconds, String secret) {
    return Base64.getEncoder().encodeToString(Hmac.sha256(seconds + "\n" + secret, ""));
  }

  private static ObjectNode card(Channel channel, ReleaseEvent event) {
    String keyword = channel.setting("keyword").map(word -> word + " ").orElse("");
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.putObject("config").put("wide_screen_mode", true);
    card.putObject("header")
        .put("template", template(event.severity()))
        .putObject("title")
        .put("tag", "plain_text")
        .put("content", keyword + event.canary().title());
    card.putArray("elements")
        .addObject()
        .put("tag", "div")
        .putObject("text")
        .put("tag", "lark_md")
        .put("content", Markup.SIMPLE_MARKDOWN.of(event, MOST_BYTES, Cut::jsonBytes));
    return card;
  }

  private static String template(Severity severity) {
    return switch (severity) {
      case INFO -> "green";
      case WARN -> "orange";
      case ERROR -> "red";
    };
  }

  private static Reading reading(int status, JsonNode body) {
    int code = body.path("code").asInt(body.path("StatusCode").asInt(0));
    if (code == 0) {
      return new Reading.ByStatus();
    }
    String why = code + " " + Reading.text(body, "msg").orElse("");
    return code == TOO_FAST ? new Reading.Busy(Duration.ofMinutes(1)) : new Reading.Refused(why);
  }
}
