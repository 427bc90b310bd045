package io.haldane.metrics.http;

import io.haldane.outbound.HttpReply;
import io.haldane.outbound.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a server wants to be left alone. */
final class RateLimit {
  /** Larger numbers are not seconds to wait but a moment, which some servers write. */
  private static final long LONGEST_WAIT = 86_400;

  private RateLimit() {}

  /** By {@code Retry-After}, else by {@code X-RateLimit-Reset}; empty if it does not say. */
  static Optional<Duration> pause(HttpReply.Answered answered, Instant now) {
    return Retry.asked(answered, now)
        .filter(pause -> !pause.isNegative())
        .or(() -> answered.status() == 429 ? reset(answered) : Optional.empty());
  }

  private static Optional<Duration> reset(HttpReply.Answered answered) {
    return answered
        .header("x-ratelimit-reset")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Long::parseLong)
        .filter(seconds -> seconds <= LONGEST_WAIT)
        .map(Duration::ofSeconds);
  }
}
