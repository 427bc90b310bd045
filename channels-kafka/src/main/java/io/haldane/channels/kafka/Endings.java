package io.haldane.channels.kafka;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.channels.tcp.Unreached;
import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** Words for conversations that end early. */
record Endings(Channel channel, Duration timeout) {
  private static final HttpReply.Failed LOST =
      new HttpReply.Failed(FailureCause.CONNECTION_LOST, "");

  /** No connection, or none any more. */
  Ended unreached(HttpReply.Failed why) {
    return new Ended(new Unreached(channel, timeout).of(why), Optional.of(why));
  }

  Ended unreached(FailureCause cause) {
    return unreached(new HttpReply.Failed(cause, ""));
  }

  /** What answers is not a broker, or one that the library cannot read. */
  Ended unreadable() {
    return lost("sent an answer that is not Kafka's; correct the address");
  }

  /** The connection ended without a word, as brokers do when a client is not welcome. */
  Ended hungUp() {
    String hint =
        channel.address().contains("kafkas:")
            ? "does it need a user, and does its port support TLS?"
            : "does it need a user, or TLS and a kafkas address?";
    return lost("is not reached: the broker closed the connection; " + hint);
  }

  private Ended lost(String clause) {
    return new Ended(Delivery.forNow(channel + " " + clause, Duration.ZERO), Optional.of(LOST));
  }

  /** The broker said what is wrong. */
  Ended refused(Errors error, @Nullable String words) {
    String said = words == null || words.isBlank() ? error.message() : words;
    String why =
        "%s refused the event: %s, %s"
            .formatted(channel, error.name(), channel.secrets().redaction().quote(said));
    boolean mayPass = error.exception() instanceof RetriableException;
    return new Ended(
        mayPass ? Delivery.forNow(why, Duration.ZERO) : Delivery.forGood(why), Optional.empty());
  }

  /**
   * Somebody has to change something.
   *
   * @param clause that follows the name of the channel
   */
  Ended forGood(String clause) {
    return new Ended(Delivery.forGood(channel + " " + clause), Optional.empty());
  }
}
