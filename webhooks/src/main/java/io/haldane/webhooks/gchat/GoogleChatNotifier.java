package io.haldane.webhooks.gchat;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;

/** Google Chat, by an incoming webhook. Its cards have no colour, so the severity is not shown. */
public final class GoogleChatNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Google Chat", "Use the URL of a webhook of the space. The severity is not shown.")
          .withPerMinute(60);

  @Override
  public String type() {
    return "gchat";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, ChatCards.of(event)).send();
  }
}
