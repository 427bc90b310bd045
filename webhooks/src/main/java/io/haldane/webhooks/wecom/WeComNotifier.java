package io.haldane.webhooks.wecom;

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
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;

/** WeCom, by a robot of the group. There is no signature; the limit of a message is in bytes. */
public final class WeComNotifier implements Notifier {
  private static final int MOST_BYTES = 4096;
  private static final int TOO_OFTEN = 45009;

  private static final Capabilities CAPABILITIES =
      Capabilities.of("WeCom", "Use the URL of a robot of the group.").withPerMinute(18);

  @Override
  public String type() {
    return "wecom";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("msgtype", "markdown");
    message
        .putObject("markdown")
        .put("content", Markup.SIMPLE_MARKDOWN.of(event, MOST_BYTES, Cut::bytes));
    return ChatPost.of(this, channel, event, message).read(WeComNotifier::reading);
  }

  private static Reading reading(int status, JsonNode body) {
    int code = body.path("errcode").asInt(0);
    if (code == 0) {
      return new Reading.ByStatus();
    }
    String why = code + " " + Reading.text(body, "errmsg").orElse("");
    return code == TOO_OFTEN ? new Reading.Busy(Duration.ofMinutes(1)) : new Reading.Refused(why);
  }
}
