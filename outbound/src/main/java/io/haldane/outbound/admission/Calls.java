package io.haldane.outbound.admission;

import io.haldane.api.GoDuration;
import io.haldane.api.hooks.Admission;
import io.haldane.outbound.ReplyListener;
import io.haldane.outbound.TraceParent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Calls to the outside: on a virtual thread each, under a deadline, within a bulkhead, and few of
 * them to a server that does not answer. The deadline begins when the call does; the wait for a
 * place has a bound of its own. Thread-safe.
 */
public final class Calls implements AutoCloseable {
  /** Of one namespace. Eight of its backends can hang before its other calls feel it. */
  static final int PER_TENANT = 128;

  static final int OWN = 4;

  static final int PER_HOST = 32;

  /** A call with its place, which is given back when the call has really ended. */
  private record Held<T>(
      Admission.Permit permit,
      Pass pass,
      Callable<T> work,
      Optional<String> trace,
      AtomicBoolean begun)
      implements Callable<T> {
    Held(Admission.Permit permit, Pass pass, Callable<T> work) {
      this(permit, pass, work, TraceParent.current(), new AtomicBoolean());
    }

    @Override
    public T call() throws Exception {
      if (!begun.compareAndSet(false, true)) {
        throw new CancellationException("cancelled before it started");
      }
      try (permit) {
        return TraceParent.with(trace, () -> ReplyListener.listen(pass, work));
      }
    }

    /** One that was cancelled before it began never gives its place back by itself. */
    void giveUp() {
      if (begun.compareAndSet(false, true)) {
        permit.close();
      }
    }

    /** It ended without a word about its server. */
    void abandon() {
      giveUp();
      pass.gaveUp();
    }
  }

  private static final Logger LOG = Logger.getLogger(Calls.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Purpose, Bulkhead> bulkheads = new EnumMap<>(Purpose.class);
  private final Circuits circuits;

  public Calls() {
    this(new Circuits(SteadyClock.start()));
  }

  Calls(Circuits circuits) {
    this.circuits = circuits;
    for (Purpose purpose : Purpose.values()) {
      bulkheads.put(
          purpose, new Bulkhead(new Bulkhead.Limits(purpose.atOnce(), OWN, PER_TENANT, PER_HOST)));
    }
  }

  public <T> Future<T> begin(Callable<T> work) {
    return threads.submit(work);
  }

  /**
   * Makes one call, when there is a place for it and its server is not known to be silent.
   *
   * @param patience longest wait for a place
   * @param deadline of the call itself; an interrupt tells it that its time is over
   */
  public <T> Outcome<T> call(
      CallTarget to, Duration patience, Duration deadline, Callable<T> call) {
    try {
      Optional<Admission.Permit> permit = admission(to, patience).enter();
      return permit.isEmpty()
          ? new Outcome.NotAsked<>(busy(to))
          : guarded(to, deadline, permit.get(), call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed<>("the controller is shutting down");
    }
  }

  /**
   * Makes a call that asks for its places itself, once for each attempt.
   *
   * @param deadline of all of it
   */
  public <T> Outcome<T> watch(CallTarget to, Duration deadline, Callable<T> call) {
    try {
      return guarded(to, deadline, () -> {}, call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed<>("the controller is shutting down");
    }
  }

  /** The way in for the attempts of a call. */
  public Admission admission(CallTarget to, Duration patience) {
    return () -> bulkhead(to.purpose()).enter(to.tenant(), to.host(), patience);
  }

  /** The reason why there was no place; always the same words for one destination. */
  public static String busy(CallTarget to) {
    return "too many concurrent calls of namespace %s, to %s or elsewhere"
        .formatted(to.tenant(), to.host());
  }

  /** The reason why a call was given up. */
  static String late(CallTarget to, Duration deadline) {
    return "no answer from %s within %s".formatted(to.host(), GoDuration.format(deadline));
  }

  /** The reason why a server was spared; always the same words for one destination. */
  static String silent(CallTarget to) {
    return "%s did not answer the last calls of namespace %s".formatted(to.host(), to.tenant());
  }

  private Bulkhead bulkhead(Purpose purpose) {
    return Optional.ofNullable(bulkheads.get(purpose)).orElseThrow();
  }

  /** With a place that the caller has; it is given back when the call has really ended. */
  <T> Outcome<T> guarded(
      CallTarget to, Duration deadline, Admission.Permit permit, Callable<T> call)
      throws InterruptedException {
    Optional<Pass> pass = circuits.enter(to);
    if (pass.isEmpty()) {
      permit.close();
      return new Outcome.NotAsked<>(silent(to));
    }
    return watched(to, deadline, new Held<>(permit, pass.get(), call));
  }

  private <T> Outcome<T> watched(CallTarget to, Duration deadline, Held<T> call)
      throws InterruptedException {
    Future<T> future;
    try {
      future = threads.submit(call);
    } catch (RejectedExecutionException e) {
      call.abandon();
      return new Outcome.Failed<>("the controller is shutting down");
    }
    try {
      T answer = future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      call.pass().returned();
      return new Outcome.Answered<>(answer);
    } catch (TimeoutException e) {
      future.cancel(true);
      call.giveUp();
      call.pass().timedOut();
      return new Outcome.Failed<>(late(to, deadline));
    } catch (ExecutionException e) {
      call.abandon();
      LOG.errorf(crash(cause(e)), "a call to %s crashed instead of answering", to.host());
      return new Outcome.Failed<>(
          "the call to %s failed because of a bug in the controller (%s); see its log"
              .formatted(to.host(), name(cause(e))));
    } catch (InterruptedException e) {
      future.cancel(true);
      call.abandon();
      throw e;
    }
  }

  /** What crashed and where, without the messages, which may hold a whole address. */
  public static Exception crash(Throwable failure) {
    RuntimeException shown =
        new RuntimeException(
            String.join(
                ", by ",
                Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .limit(5)
                    .map(Calls::name)
                    .toList()));
    shown.setStackTrace(failure.getStackTrace());
    return shown;
  }

  /** What a task ended by. */
  public static Throwable cause(ExecutionException end) {
    Throwable cause = end.getCause();
    return cause == null ? end : cause;
  }

  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
