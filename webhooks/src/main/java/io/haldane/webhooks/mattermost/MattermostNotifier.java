package io.haldane.webhooks.mattermost;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.haldane.webhooks.chat.Facts;

/** Mattermost, by an incoming webhook. A hook may be locked to its channel and its name. */
public final class MattermostNotifier implements Notifier {
  /** Longer texts become several posts. */
  private static final int MOST_CHARACTERS = 4000;

  private static final Capabilities CAPABILITIES =
      Capabilities.of("Mattermost", "Use the URL of an incoming webhook.")
          .withSetting("room", false, "Name of another channel than the webhook's")
          .withSetting(Channel.USERNAME, false, "Sender name, if the server allows another")
          .withPerMinute(600);

  @Override
  public String type() {
    return "mattermost";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, message(channel, event)).send();
  }

  private static ObjectNode message(Channel channel, ReleaseEvent event) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    channel.setting("room").ifPresent(room -> message.put("channel", room));
    channel.setting(Channel.USERNAME).ifPresent(name -> message.put("username", name));
    ObjectNode attachment =
        message
            .putArray("attachments")
            .addObject()
            .put("fallback", Cut.characters(event.text(), MOST_CHARACTERS))
            .put("color", event.severity() == Severity.ERROR ? "#D24B4E" : "#3DB887")
            .put("author_name", event.canary().title())
            .put("text", Cut.characters(event.text(), MOST_CHARACTERS));
    ArrayNode fields = attachment.putArray("fields");
    Facts.of(event)
        .forEach(fact ->
            fields
                .addObject()
                .put("title", fact.title())
                .put("value", fact.value())
                .put("short", false));
    return message;
  }
}
