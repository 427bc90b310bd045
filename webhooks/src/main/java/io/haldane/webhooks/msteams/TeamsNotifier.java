package io.haldane.webhooks.msteams;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;
import java.util.Locale;

/** Microsoft Teams. A workflow gets an adaptive card, a connector the older message card. */
public final class TeamsNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Microsoft Teams",
              "Use the URL of a workflow that posts to a channel when a webhook request is"
                  + " received. An Office connector gets the older message card.")
          .withPerMinute(240);

  @Override
  public String type() {
    return "msteams";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    Object card = isWorkflow(channel.address()) ? AdaptiveCard.of(event) : MessageCard.of(event);
    return ChatPost.of(this, channel, event, card).send();
  }

  /** Power Automate's addresses hold {@code /workflows/}; those of connectors never did. */
  private static boolean isWorkflow(String address) {
    return address.toLowerCase(Locale.ROOT).contains("/workflows/");
  }
}
