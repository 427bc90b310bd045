package io.haldane.outbound.admission;

import io.haldane.api.hooks.Admission;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The same call, wanted by several at one moment, is made once. Who waits for the answer to another
 * one's call holds no place. A tenant waits for a place only in its own line, so one that has none
 * left delays no other. Nothing is remembered once a call has ended. Thread-safe.
 *
 * @param <K> what makes two calls the same, the credentials among it
 * @param <T> the answer
 */
public final class SharedCalls<K, T> {
  private static final Logger LOG = Logger.getLogger(SharedCalls.class);

  /** Who comes later than this after a call began wants a newer answer. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** A call, from when it waits for its place until it has ended. */
  private final class Flight {
    private final long begun = nanos.getAsLong();
    private final CompletableFuture<Outcome<T>> end = new CompletableFuture<>();

    boolean isOfThisMoment() {
      return nanos.getAsLong() - begun < moment;
    }
  }

  private record Line<K>(String tenant, K key) {}

  private final Calls calls;
  private final Duration patience;
  private final Duration deadline;
  private final LongSupplier nanos;
  private final long moment;
  private final ConcurrentMap<Line<K>, Flight> lines = new ConcurrentHashMap<>();
  private final ConcurrentMap<K, Flight> made = new ConcurrentHashMap<>();

  /**
   * @param patience longest wait for a place
   * @param deadline of a call, from when it has its place
   */
  public SharedCalls(Calls calls, Duration patience, Duration deadline) {
    this(calls, patience, deadline, System::nanoTime);
  }

  SharedCalls(Calls calls, Duration patience, Duration deadline, LongSupplier nanos) {
    this.calls = calls;
    this.patience = patience;
    this.deadline = deadline;
    this.nanos = nanos;
    this.moment = Math.min(MOMENT.toNanos(), deadline.dividedBy(10).toNanos());
  }

  /**
   * Makes the call, or waits for the same one. A caller that is interrupted ends its own wait only.
   *
   * @param call as for {@link Calls#call}
   */
  public Outcome<T> call(K key, CallTarget to, Callable<T> call) {
    try {
      Flight other = made.get(key);
      Optional<Outcome<T>> shared =
          other == null || !other.isOfThisMoment() ? Optional.empty() : shared(to, other);
      return shared.isPresent() ? shared.get() : inLine(key, to, call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed<>("the controller is shutting down");
    }
  }

  /** Of one tenant, one waits for a place and the others for its answer. */
  private Outcome<T> inLine(K key, CallTarget to, Callable<T> call) throws InterruptedException {
    Line<K> line = new Line<>(to.tenant(), key);
    Flight own = new Flight();
    Flight first = joined(lines, line, own);
    if (first == own) {
      begin(line, own, to, call);
    }
    return end(to, first, patience.plus(deadline).plusNanos(moment));
  }

  private <L> Flight joined(ConcurrentMap<L, Flight> flights, L key, Flight own) {
    return flights.compute(
        key, (_, before) -> before != null && before.isOfThisMoment() ? before : own);
  }

  /** On a thread of its own: whoever wanted it first may leave before the others. */
  private void begin(Line<K> line, Flight flight, CallTarget to, Callable<T> call) {
    try {
      calls.begin(() -> {
        @Nullable Outcome<T> outcome = null;
        try {
          outcome = made(line.key(), flight, to, call);
        } catch (RuntimeException e) {
          LOG.errorf(e, "a bug prevents a call to %s", to.host());
          outcome = new Outcome.Failed<>("a bug in the controller, see its log");
        } finally {
          land(line, flight, outcome);
        }
        return null;
      });
    } catch (RejectedExecutionException e) {
      land(line, flight, null);
    }
  }

  /** Nobody joins it any more before anybody has its answer. */
  private void land(Line<K> line, Flight flight, @Nullable Outcome<T> outcome) {
    lines.remove(line, flight);
    made.remove(line.key(), flight);
    flight.end.complete(
        outcome == null ? new Outcome.Failed<>("the controller is shutting down") : outcome);
  }

  private Outcome<T> made(K key, Flight flight, CallTarget to, Callable<T> call)
      throws InterruptedException {
    Optional<Admission.Permit> permit = calls.admission(to, patience).enter();
    if (permit.isEmpty()) {
      return new Outcome.NotAsked<>(Calls.busy(to));
    }
    Flight other = joined(made, key, flight);
    if (other == flight) {
      return calls.guarded(to, deadline, permit.get(), call);
    }
    permit.get().close();
    Optional<Outcome<T>> shared = shared(to, other);
    return shared.isPresent() ? shared.get() : calls.call(to, patience, deadline, call);
  }

  /** Empty when the call was not made, because the other tenant may not make it now. */
  private Optional<Outcome<T>> shared(CallTarget to, Flight other) throws InterruptedException {
    Outcome<T> outcome = end(to, other, deadline);
    return Optional.of(outcome).filter(each -> !(each instanceof Outcome.NotAsked<T>));
  }

  private static <T> Outcome<T> end(
      CallTarget to, SharedCalls<?, T>.Flight flight, Duration longest)
      throws InterruptedException {
    try {
      return flight.end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Outcome.Failed<>(Calls.late(to, longest));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a shared call always ends with an outcome", e);
    }
  }

  /** Calls that somebody waits for. */
  int size() {
    return lines.size();
  }
}
