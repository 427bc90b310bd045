package io.haldane.webhooks.msteams;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.outbound.WebAddress;
import io.haldane.webhooks.chat.ChatPost;
import java.util.Locale;
import java.util.Optional;

/** Microsoft Teams. A workflow gets an adaptive card, a connector the older message card. */
public final class TeamsNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Microsoft Teams",
              "Use the URL of a workflow that posts to a channel when a webhook request is"
                  + " received. An Office connector, which has a host under `webhook.office.com`, gets the"
                  + " older message card.")
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
    Object card = isConnector(channel.address()) ? MessageCard.of(event) : AdaptiveCard.of(event);
    return ChatPost.of(this, channel, event, card).send(TeamsNotifier::objection);
  }

  /** Connectors were always at this host; workflows have moved once already. */
  private static boolean isConnector(String address) {
    return WebAddress.parse(address)
        .map(target -> target.uri().getHost())
        .filter(host -> host.toLowerCase(Locale.ROOT).endsWith(".webhook.office.com"))
        .isPresent();
  }

  /** A connector says in a 200 that Teams refused its message. */
  private static Optional<String> objection(String body) {
    return body.contains("returned HTTP error") ? Optional.of(body) : Optional.empty();
  }
}
