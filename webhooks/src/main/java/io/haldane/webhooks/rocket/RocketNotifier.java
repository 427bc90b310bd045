package io.haldane.webhooks.rocket;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.slack.SlackMessage;

/** Rocket.Chat, by an incoming webhook. It does not know Slack's names of colours. */
public final class RocketNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS =
      new SlackMessage.Colours("#0076D7", "#FF0000");

  @Override
  public String type() {
    return "rocket";
  }

  @Override
  public Delivery send(Channel channel, ChatMessage message) {
    return SlackMessage.refusal(channel)
        .orElseGet(() ->
            new ChatPost(channel, message.id(), SlackMessage.of(channel, message, COLOURS)).send());
  }
}
