package io.haldane.controller.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Notices that the machine's clock was set. Current steps keep their time; the new clock is
 * followed as soon as none is.
 */
public final class ClockWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ClockWatch.class);
  private static final long PERIOD_MILLIS = 500;

  /** What a clock is corrected by all the time. */
  private static final Duration DRIFT = Duration.ofMillis(50);

  private final SteadyClock clock;
  private final Predicate<Runnable> atRest;
  private final Runnable changed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("clock").factory());
  private Duration noticed = Duration.ZERO;

  /**
   * @param atRest does it if nothing is being timed, and lets nothing begin meanwhile; returns
   *     whether it did
   * @param changed called when alarms by the machine's clock may have become wrong
   */
  public ClockWatch(SteadyClock clock, Predicate<Runnable> atRest, Runnable changed) {
    this.clock = clock;
    this.atRest = atRest;
    this.changed = changed;
  }

  public void start() {
    // It ends with its thread.
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    Duration ahead = clock.ahead();
    boolean apart = ahead.abs().compareTo(DRIFT) > 0;
    boolean set = ahead.minus(noticed).abs().compareTo(DRIFT) > 0;
    boolean follow = apart ? atRest.test(clock::follow) : follow();
    if (set) {
      LOG.warnf(
          "the clock was set by %s s; current steps keep their time",
          ahead.minus(noticed).toSeconds());
    }
    noticed = follow ? Duration.ZERO : ahead;
    if (set || (apart && follow)) {
      changed.run();
    }
  }

  private boolean follow() {
    clock.follow();
    return true;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
