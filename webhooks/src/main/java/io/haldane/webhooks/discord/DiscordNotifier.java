package io.haldane.webhooks.discord;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.SlackMessage;

/** Discord takes Slack's messages under {@code /slack} of a webhook's address. */
public final class DiscordNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS = new SlackMessage.Colours("good", "danger");
  private static final Capabilities CAPABILITIES =
      SlackMessage.needs(
          "Discord", "Use the URL of a webhook; messages go to its path for Slack's messages.");

  @Override
  public String type() {
    return "discord";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, SlackMessage.of(channel, event, COLOURS))
        .to(slackDoor(channel.address()))
        .send();
  }

  /** The same webhook's path for Slack messages; an address that names it already is kept. */
  private static String slackDoor(String address) {
    if (address.isBlank()) {
      return address;
    }
    String[] parts = address.split("\\?", 2);
    String path = parts[0].replaceFirst("/+$", "");
    String query = parts.length == 2 ? "?" + parts[1] : "";
    return (path.endsWith("/slack") ? path : path + "/slack") + query;
  }
}
