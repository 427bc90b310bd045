package io.haldane.load.plan;

import io.haldane.api.GoDuration;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A load, whichever tool's command line asked for it.
 *
 * @param concurrency workers of an eager load; a steady one may have more requests in flight
 * @param connections that there may be; requests wait for one, and that counts in their latency
 * @param timeout of one request
 * @param mostInFlight requests that may wait for their answers; more are dropped and counted
 */
public record LoadPlan(
    Target target,
    Pace pace,
    Ending ending,
    int concurrency,
    int connections,
    Duration timeout,
    int mostInFlight) {
  private static final double NANOS = 1e9;
  private static final int CONNECTIONS = 100;

  /** Checks a load against the limits and decides how many requests may be in flight. */
  static LoadPlan within(PlanLimits limits, String tool, Wish wish) throws Refusal {
    int concurrency = limits.concurrency(tool, wish.concurrency());
    Pace pace = wish.pace();
    if (pace instanceof Pace.Steady steady) {
      limits.rate(tool, steady.perSecond());
    }
    limits.duration(tool, length(wish));
    Duration timeout = min(wish.timeout(), limits.longest());
    return new LoadPlan(
        wish.target(),
        pace,
        wish.ending(),
        concurrency,
        connections(wish, concurrency),
        timeout,
        mostInFlight(pace, concurrency, timeout, limits));
  }

  /** What a command line asks for, before the limits. */
  record Wish(
      Target target,
      Pace pace,
      Ending ending,
      long concurrency,
      long connections,
      Duration timeout) {}

  /**
   * A slow server needs more connections of HTTP/1.1 than workers, because the rate stays. But a
   * process that opens thousands at once does nothing else.
   */
  private static int connections(Wish wish, int concurrency) {
    boolean each = wish.target() instanceof Target.Http http && !http.http2();
    boolean steady = wish.pace() instanceof Pace.Steady;
    return each && steady
        ? Math.max(concurrency, CONNECTIONS)
        : (int) Math.min(wish.connections(), concurrency);
  }

  /** How long it will run; what nobody can know ends by the limit of its run. */
  private static Duration length(Wish wish) {
    return switch (wish.ending()) {
      case Ending.After(var duration) -> duration;
      case Ending.Requests(var count) ->
          switch (wish.pace()) {
            case Pace.Steady(var perSecond) ->
                Duration.ofNanos((long) Math.min(Long.MAX_VALUE, count / perSecond * NANOS));
            case Pace.Eager _ -> Duration.ZERO;
          };
    };
  }

  /**
   * A server that answers no request until its timeout must not make the load smaller: so many
   * requests wait for it by then.
   */
  private static int mostInFlight(Pace pace, int concurrency, Duration timeout, PlanLimits limits) {
    return switch (pace) {
      case Pace.Eager _ -> concurrency;
      case Pace.Steady(var perSecond) -> {
        double waiting = Math.ceil(perSecond * timeout.toNanos() / NANOS);
        yield (int) Math.max(concurrency, Math.min(waiting, limits.concurrency()));
      }
    };
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** One line for the log, without secrets. */
  public String description() {
    return target.description() + ", " + paceText() + ", " + endingText();
  }

  private String paceText() {
    return switch (pace) {
      case Pace.Steady(var perSecond) ->
          "%s requests per second"
              .formatted(BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString());
      case Pace.Eager _ -> concurrency + " workers";
    };
  }

  private String endingText() {
    return switch (ending) {
      case Ending.After(var duration) -> "for " + GoDuration.format(duration);
      case Ending.Requests(var count) -> count + " requests";
    };
  }
}
