package io.haldane.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time passes when a test says so. */
public class HandClock extends Clock {
  private volatile Instant now;

  /** Begins with the year 2026. */
  public HandClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public HandClock(Instant start) {
    now = start;
  }

  public final void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public final Instant instant() {
    return now;
  }

  @Override
  public final ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public final Clock withZone(ZoneId zone) {
    return this;
  }
}
