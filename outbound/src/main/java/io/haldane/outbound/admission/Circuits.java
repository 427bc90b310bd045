package io.haldane.outbound.admission;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which servers do not answer, so that not every call waits for its whole deadline. A
 * server has a circuit from its first failure until its first answer. Thread-safe.
 */
final class Circuits {
  /** So many failures within the window, and no answer, open a circuit. */
  static final int FAILURES = 20;

  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Until the next trial; a canary that was refused asks again after the same time. */
  static final Duration OPEN = Duration.ofSeconds(5);

  /** Then every canary asks again and gets its verdict, however long the server is silent. */
  static final Duration LONGEST = Duration.ofMinutes(2);

  /** Circuits in memory. Without its circuit a server is only asked more often. */
  static final int MOST = 1024;

  /** What the library wants to count, instead of a failure with its stack. */
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private NoAnswer() {
      super("no answer", null, false, false);
    }
  }

  private static final class Circuit {
    private final CircuitBreaker breaker;
    private @Nullable Instant opened;

    private Circuit(CircuitBreaker breaker) {
      this.breaker = breaker;
    }
  }

  private final Clock clock;
  private final CircuitBreakerConfig config;
  private final LinkedHashMap<CallTarget, Circuit> circuits = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param clock never goes back
   */
  Circuits(Clock clock) {
    this.clock = clock;
    this.config =
        CircuitBreakerConfig.custom()
            .clock(clock)
            .slidingWindow((int) WINDOW.toSeconds(), FAILURES, SlidingWindowType.TIME_BASED)
            .failureRateThreshold(100)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();
  }

  /** Empty when the call must not be made. */
  synchronized Optional<Pass> enter(CallTarget to) {
    Circuit circuit = circuits.get(to);
    if (circuit != null && isOver(circuit)) {
      circuits.remove(to);
      circuit = null;
    }
    if (circuit == null) {
      return Optional.of(new Pass(this, to, Optional.empty()));
    }
    return circuit.breaker.tryAcquirePermission()
        ? Optional.of(new Pass(this, to, trial(circuit)))
        : Optional.empty();
  }

  private static Optional<CircuitBreaker> trial(Circuit circuit) {
    return Optional.of(circuit.breaker).filter(breaker -> breaker.getState() == State.HALF_OPEN);
  }

  private boolean isOver(Circuit circuit) {
    return circuit.opened != null && !clock.instant().isBefore(circuit.opened.plus(LONGEST));
  }

  /** The server answered, whatever it said. */
  synchronized void answered(CallTarget to) {
    circuits.remove(to);
  }

  /** The server did not answer. */
  synchronized void silent(CallTarget to) {
    if (!to.purpose().sparesSilentServers()) {
      return;
    }
    Circuit circuit =
        circuits.computeIfAbsent(to, _ -> new Circuit(CircuitBreaker.of(to.host(), config)));
    circuit.breaker.onError(0, TimeUnit.NANOSECONDS, new NoAnswer());
    if (circuit.opened == null && circuit.breaker.getState() == State.OPEN) {
      circuit.opened = clock.instant();
    }
    if (circuits.size() > MOST) {
      circuits.pollFirstEntry();
    }
  }

  /** The next call is the trial. */
  synchronized void release(CircuitBreaker trial) {
    trial.releasePermission();
  }

  synchronized int size() {
    return circuits.size();
  }
}
