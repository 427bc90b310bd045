package io.haldane.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a call is worth repeating, and how long to wait before. */
public final class Retry {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Retry() {}

  /**
   * Trouble that may pass: no connection, too many requests, a server error that is not "never".
   */
  public static boolean isWorthwhile(HttpReply reply) {
    return switch (reply) {
      case HttpReply.Failed(FailureCause cause, _) -> !cause.isPermanent();
      case HttpReply.Redirected _ -> false;
      case HttpReply.Answered(int status, _, _) ->
          status == 429 || (status / 100 == 5 && status != 501);
    };
  }

  /**
   * How long to wait: one second after the first attempt, doubled with each further one, or as long
   * as the receiver asks; never more than 30 seconds.
   *
   * @param made attempts so far
   */
  public static Duration pause(int made, HttpReply reply, Instant now) {
    Duration doubling = Duration.ofSeconds(1L << Math.min(made - 1, 5));
    return atMost(asked(reply, now).orElse(doubling));
  }

  /** How long the receiver asks to be left alone, however long that is; empty if it does not. */
  public static Optional<Duration> asked(HttpReply reply, Instant now) {
    return reply instanceof HttpReply.Answered(int status, _, _) && (status == 429 || status == 503)
        ? reply.header("retry-after").flatMap(text -> seconds(text).or(() -> date(text, now)))
        : Optional.empty();
  }

  private static Optional<Duration> seconds(String text) {
    try {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      ZonedDateTime until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, until));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration atMost(Duration wanted) {
    Duration positive = wanted.isNegative() ? Duration.ZERO : wanted;
    return positive.compareTo(LONGEST) > 0 ? LONGEST : positive;
  }
}
