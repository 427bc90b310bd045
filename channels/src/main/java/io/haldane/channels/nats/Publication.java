package io.haldane.channels.nats;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.channels.tcp.Unreached;
import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Publishes once the connection stands.
 *
 * @param left time for the answers
 */
record Publication(Channel channel, Connection connection, Duration left) {
  /** A server without JetStream, or without the permission to ask it, does not always answer. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(1);

  /** Errors of the API of JetStream that pass. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 503);

  Delivery of(Post post) throws InterruptedException {
    try {
      return switch (post.mode()) {
        case ALWAYS -> toStream(post);
        case NEVER -> toListeners(post);
        case AUTO -> hasStream(post) ? toStream(post) : toListeners(post);
      };
    } catch (IllegalArgumentException e) {
      // The library compares the size with what the server said.
      return Delivery.forGood(
          channel + " refused the message: it is larger than the server's max_payload");
    }
  }

  /** What a stream takes is in it even if this fails; then it is only not confirmed. */
  private boolean hasStream(Post post) {
    Duration search = left.compareTo(LONGEST_SEARCH) < 0 ? left : LONGEST_SEARCH;
    try {
      return !connection
          .jetStreamManagement(waiting(search))
          .getStreamNames(post.message().getSubject())
          .isEmpty();
    } catch (IOException | JetStreamApiException e) {
      return false;
    }
  }

  private Delivery toStream(Post post) {
    try {
      connection.jetStream(waiting(left)).publish(post.message());
      return new Delivery.Sent();
    } catch (JetStreamApiException e) {
      String words = channel.secrets().redaction().quote(String.valueOf(e.getMessage()));
      String why = channel + " refused the message: " + words;
      return PASSING.contains(e.getErrorCode())
          ? Delivery.forNow(why, Duration.ZERO)
          : Delivery.forGood(why);
    } catch (IOException e) {
      return isWithoutStream(e)
          ? Delivery.forGood(
              "%s has no stream for the subject %s; create one, or set settings.jetstream to auto"
                  .formatted(channel, post.message().getSubject()))
          : silent();
    }
  }

  private static boolean isWithoutStream(IOException thrown) {
    String words = String.valueOf(thrown.getMessage());
    return words.contains("503") || words.contains("No Responders");
  }

  /** The answer to the ping says that the server has read what was sent before. */
  private Delivery toListeners(Post post) throws InterruptedException {
    connection.clearLastError();
    connection.publish(post.message());
    try {
      connection.flush(left);
    } catch (TimeoutException e) {
      return refusedOr(silent());
    }
    return refusedOr(new Delivery.Sent());
  }

  private Delivery refusedOr(Delivery other) {
    String error = connection.getLastError();
    return error == null || error.isEmpty() ? other : new Refusal(channel).of(error);
  }

  private Delivery silent() {
    boolean isOpen = connection.getStatus() == Connection.Status.CONNECTED;
    FailureCause cause = isOpen ? FailureCause.TIMEOUT : FailureCause.CONNECTION_LOST;
    return new Unreached(channel, left).of(new HttpReply.Failed(cause, ""));
  }

  private static JetStreamOptions waiting(Duration limit) {
    return JetStreamOptions.builder().requestTimeout(limit).build();
  }
}
