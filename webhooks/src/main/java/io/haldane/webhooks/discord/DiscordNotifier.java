package io.haldane.webhooks.discord;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.slack.SlackMessage;
import java.util.Optional;

/** Discord takes Slack's messages under {@code /slack} of a webhook's address. */
public final class DiscordNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS = new SlackMessage.Colours("good", "danger");

  @Override
  public String type() {
    return "discord";
  }

  @Override
  public Delivery send(Channel channel, ChatMessage message) {
    return SlackMessage.refusal(channel)
        .orElseGet(() ->
            new ChatPost(
                    channel,
                    message.id(),
                    slackDoor(channel.address()),
                    SlackMessage.of(channel, message, COLOURS),
                    Optional.empty())
                .send());
  }

  /** The same webhook's path for Slack messages; an address that names it already is kept. */
  private static String slackDoor(String address) {
    String[] parts = address.split("\\?", 2);
    String path = parts[0].replaceFirst("/+$", "");
    String query = parts.length == 2 ? "?" + parts[1] : "";
    return (path.endsWith("/slack") ? path : path + "/slack") + query;
  }
}
