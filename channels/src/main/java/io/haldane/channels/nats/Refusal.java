package io.haldane.channels.nats;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import java.time.Duration;
import java.util.regex.Pattern;

/** What the server's own words mean. */
record Refusal(Channel channel) {
  private static final Pattern FOR_GOOD =
      Pattern.compile(
          "(?i)authori[sz]ation|authentication|permission|invalid subject|maximum payload");

  Delivery of(String words) {
    String why =
        "%s refused the message: %s".formatted(channel, channel.secrets().redaction().quote(words));
    return FOR_GOOD.matcher(words).find()
        ? Delivery.forGood(why)
        : Delivery.forNow(why, Duration.ZERO);
  }
}
