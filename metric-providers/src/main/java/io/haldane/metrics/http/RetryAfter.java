package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a backend asks to be left alone; empty where it does not say. */
public record RetryAfter(Optional<Duration> pause) {
  public static RetryAfter of(HttpReply reply, Instant now) {
    return new RetryAfter(Retry.asked(reply, now).filter(pause -> !pause.isNegative()));
  }

  public MetricAnswer in(MetricAnswer.Unavailable unavailable) {
    return new MetricAnswer.Unavailable(unavailable.fault(), unavailable.why(), pause);
  }
}
