package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryStatus;
import java.time.Duration;
import java.util.Optional;

/** Follows one release: what is seen of it, and what was asked and answered meanwhile. */
final class RunWatch {
  private final Strategy strategy;
  private final Meter meter;
  private final Census before;
  private final long margin;
  private RunSeen seen;
  private Optional<Census> quiet = Optional.empty();
  private Census newest;
  private long newestAt = System.nanoTime();

  /**
   * @param margin what was counted last, so long before users may meet the canary, is not held
   *     against it: the route changes a little earlier than the status that tells
   */
  RunWatch(Strategy strategy, Meter meter, Census before, Duration margin) {
    this.strategy = strategy;
    this.meter = meter;
    this.before = before;
    this.margin = margin.toNanos();
    this.seen = RunSeen.nothing(strategy);
    this.newest = before.minus(before);
  }

  /** Takes the next status; whether it ends the run. */
  boolean ends(CanaryStatus status) {
    seen = seen.and(status);
    count();
    return seen.over();
  }

  /** To be called again and again while nothing new is seen. */
  void count() {
    long now = System.nanoTime();
    if (strategy.quiet(seen.steps()) && now - newestAt >= margin) {
      quiet = Optional.of(newest);
      newest = meter.now().minus(before);
      newestAt = now;
    }
  }

  RunSeen seen() {
    return seen;
  }

  /** All until now. */
  Measured measured() {
    Census whole = meter.now().minus(before);
    return new Measured(strategy.quiet(seen.steps()) ? Optional.of(whole) : quiet, whole);
  }
}
