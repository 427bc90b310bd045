package io.haldane.webhooks.rocket;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.SlackMessage;

/** Rocket.Chat, by an incoming webhook. It does not know Slack's names of colours. */
public final class RocketNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS =
      new SlackMessage.Colours("#0076D7", "#FF0000");
  private static final Capabilities CAPABILITIES =
      SlackMessage.needs("Rocket.Chat", "Use the URL of an incoming webhook.");

  @Override
  public String type() {
    return "rocket";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, SlackMessage.of(channel, event, COLOURS)).send();
  }
}
