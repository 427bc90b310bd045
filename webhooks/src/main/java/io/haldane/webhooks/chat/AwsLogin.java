package io.haldane.webhooks.chat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.Secrets;
import io.haldane.aws.AwsKeys;
import io.haldane.aws.AwsRegion;
import io.haldane.aws.OwnIdentity;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Whose keys sign the requests of a channel: its own, or those of the controller. */
sealed interface AwsLogin {
  /**
   * @param channel with the keys among its secrets, so that no text shows them
   */
  record Ready(Channel channel) implements AwsLogin {}

  record Failed(Delivery delivery) implements AwsLogin {}

  /**
   * @param timeout for keys that have to be fetched
   */
  static AwsLogin of(Notifier notifier, Channel channel, AwsRegion region, Duration timeout) {
    if (!notifier.capabilities().isOwn(channel)) {
      return new Ready(channel);
    }
    // Events are rare, and keys are kept: a client for each leaves nothing behind.
    try (OutboundClient client = new OutboundClient()) {
      return switch (OwnIdentity.installed().keys(client, region, Instant.now(), timeout)) {
        case OwnIdentity.Found.Good(AwsKeys keys) -> new Ready(with(channel, keys));
        case OwnIdentity.Found.Refused(String why) ->
            new Failed(
                Delivery.forGood(
                    channel
                        + " is not sent: "
                        + why
                        + "; give the controller's ServiceAccount a role, or add keys to the Secret"));
        case OwnIdentity.Found.Unanswered(String why) ->
            new Failed(Delivery.forNow(channel + " is not sent yet: " + why, Duration.ZERO));
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Failed(
          Delivery.forNow(channel + " was cancelled before there were keys", Duration.ZERO));
    }
  }

  private static Channel with(Channel channel, AwsKeys keys) {
    Map<String, String> secrets = new HashMap<>(channel.secrets().values());
    secrets.put(AwsKeys.ID, keys.id());
    secrets.put(AwsKeys.SECRET, keys.secret());
    secrets.put(AwsKeys.SESSION, keys.session());
    return new Channel(channel.type(), channel.settings(), new Secrets(secrets));
  }
}
