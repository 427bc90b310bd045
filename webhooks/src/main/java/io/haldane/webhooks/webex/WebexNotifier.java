package io.haldane.webhooks.webex;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Markup;

/** Webex, by a bot that is in the room. */
public final class WebexNotifier implements Notifier {
  private static final int MOST_BYTES = 7439;

  private static final Capabilities CAPABILITIES =
      Capabilities.of("Webex", "Create a bot, add it to the space, and name the space.")
          .withOwnAddress()
          .withSetting("room", true, "Id of the space")
          .withCredential(Secrets.TOKEN, true, "Token of the bot");

  @Override
  public String type() {
    return "webex";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("roomId", channel.setting("room").orElse(""))
            .put("markdown", Markup.MARKDOWN.of(event, MOST_BYTES, Cut::bytes));
    return ChatPost.of(this, channel, event, message)
        .orTo("https://webexapis.com")
        .below("/v1/messages")
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .send();
  }
}
