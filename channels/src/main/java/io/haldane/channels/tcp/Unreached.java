package io.haldane.channels.tcp;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.haldane.webhooks.http.NoAnswer;
import java.time.Duration;

/**
 * What becomes of an event whose server was not reached, or was lost.
 *
 * @param timeout that the conversation had
 */
public record Unreached(Channel channel, Duration timeout) {
  public Delivery of(HttpReply.Failed why) {
    String words =
        why.cause() == FailureCause.UNTRUSTED_CERTIFICATE
            ? "the server's certificate is not trusted; fix it, or put its CA into the key ca.crt"
                + " of the Secret"
            : NoAnswer.text(why, timeout);
    String text = channel + " is not reached: " + words;
    return why.cause().isPermanent()
        ? Delivery.forGood(text)
        : Delivery.forNow(text, Duration.ZERO);
  }

  public Delivery cancelled() {
    return Delivery.forNow(channel + " was cancelled before there was an answer", Duration.ZERO);
  }
}
