package io.haldane.webhooks.gchat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.webhooks.chat.ChatPost;

/** Google Chat, by an incoming webhook. Its cards have no colour, so the severity is not shown. */
public final class GoogleChatNotifier implements Notifier {
  @Override
  public String type() {
    return "gchat";
  }

  @Override
  public Delivery send(Channel channel, ChatMessage message) {
    return new ChatPost(channel, message.id(), ChatCards.of(message)).send();
  }
}
