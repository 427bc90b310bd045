package io.haldane.webhooks.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Hmac;
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * DingTalk, by a custom robot. The signature stands in the query: its key is the secret and its
 * message holds the time.
 */
public final class DingTalkNotifier implements Notifier {
  private static final int MOST_BYTES = 18_000;
  private static final int TOO_FAST = 130101;
  private static final int OVER_LIMIT = 90030;
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "DingTalk",
              "Use the URL of a custom robot of the group. If the robot checks signatures, add its secret,"
                  + " which begins with SEC. If it checks keywords, set one of them as"
                  + " `settings.keyword`.")
          .withSetting("keyword", false, "Word that the robot asks for, put into the title")
          .withCredential("secret", false, "Secret of the signature")
          .withPerMinute(18);

  private final Clock clock;

  public DingTalkNotifier() {
    this(Clock.systemUTC());
  }

  DingTalkNotifier(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return "dingtalk";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    ChatPost post = ChatPost.of(this, channel, event, message(channel, event));
    return channel
        .secrets()
        .get("secret")
        .map(secret -> post.asking(signature(clock.millis(), secret)))
        .orElse(post)
        .read(DingTalkNotifier::reading);
  }

  static String signature(long millis, String secret) {
    byte[] sign = Hmac.sha256(secret, millis + "\n" + secret);
    return "timestamp=" + millis + "&sign=" + Encoded.of(Base64.getEncoder().encodeToString(sign));
  }

  private static ObjectNode message(Channel channel, ReleaseEvent event) {
    String keyword = channel.setting("keyword").map(word -> word + " ").orElse("");
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("msgtype", "markdown");
    message
        .putObject("markdown")
        .put("title", keyword + event.canary().title())
        .put("text", keyword + Markup.SIMPLE_MARKDOWN.of(event, MOST_BYTES, Cut::jsonBytes));
    return message;
  }

  private static Reading reading(int status, JsonNode body) {
    int code = body.path("errcode").asInt(0);
    if (code == 0) {
      return new Reading.ByStatus();
    }
    String why = code + " " + Reading.text(body, "errmsg").orElse("");
    return code == TOO_FAST || code == OVER_LIMIT
        // A robot that was too fast is muted for ten minutes.
        ? new Reading.Busy(Duration.ofMinutes(10))
        : new Reading.Refused(why);
  }
}
