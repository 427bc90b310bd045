package io.haldane.webhooks.hook;

import io.haldane.webhooks.http.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When to call again, and how long to wait before. */
final class Backoff {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Backoff() {}

  /**
   * Trouble that may pass: no connection, too many requests, a server error that is not "never".
   */
  static boolean worthRepeating(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Failed failed -> !failed.lasting();
      case Exchange.Answered answered ->
          answered.status() == 429 || (answered.status() / 100 == 5 && answered.status() != 501);
    };
  }

  /**
   * One second after the first attempt, doubled with each further one, or as long as the receiver
   * asks; never more than 30 seconds.
   *
   * @param made attempts so far
   */
  static Duration pause(int made, Exchange exchange, Instant now) {
    Duration doubling = Duration.ofSeconds(1L << Math.min(made - 1, 5));
    return atMost(asked(exchange, now).orElse(doubling));
  }

  private static Optional<Duration> asked(Exchange exchange, Instant now) {
    return switch (exchange) {
      case Exchange.Answered(int status, _, var header, _) when status == 429 || status == 503 ->
          header.flatMap(text -> seconds(text).or(() -> date(text, now)));
      case Exchange.Answered _, Exchange.Failed _ -> Optional.empty();
    };
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
