package io.haldane.webhooks.slack;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.webhooks.chat.ChatPost;
import java.util.Optional;

/** Slack, by an incoming webhook, or by {@code chat.postMessage} with a bot's token. */
public final class SlackNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS = new SlackMessage.Colours("good", "danger");

  @Override
  public String type() {
    return "slack";
  }

  @Override
  public Delivery send(Channel channel, ChatMessage message) {
    return SlackMessage.refusal(channel).orElseGet(() -> post(channel, message));
  }

  private static Delivery post(Channel channel, ChatMessage message) {
    Optional<String> token = Optional.ofNullable(channel.token()).filter(t -> !t.isBlank());
    SlackMessage card = SlackMessage.of(channel, message, COLOURS);
    return new ChatPost(channel, message.id(), channel.address(), card, token.map(String::strip))
        .send(SlackReply::objection);
  }
}
