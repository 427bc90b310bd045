package io.haldane.webhooks.msteams;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.webhooks.chat.ChatPost;
import java.util.Locale;

/** Microsoft Teams. A workflow gets an adaptive card, a connector the older message card. */
public final class TeamsNotifier implements Notifier {
  @Override
  public String type() {
    return "msteams";
  }

  @Override
  public Delivery send(Channel channel, ChatMessage message) {
    Object card =
        isWorkflow(channel.address()) ? AdaptiveCard.of(message) : MessageCard.of(message);
    return new ChatPost(channel, message.id(), card).send();
  }

  /** Power Automate's addresses hold {@code /workflows/}; those of connectors never did. */
  private static boolean isWorkflow(String address) {
    return address.toLowerCase(Locale.ROOT).contains("/workflows/");
  }
}
