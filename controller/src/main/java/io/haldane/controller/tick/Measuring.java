package io.haldane.controller.tick;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.ReferenceTypes;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Window;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.outbound.admission.CallTarget;
import io.haldane.outbound.admission.Calls;
import io.haldane.outbound.admission.Outcome;
import io.haldane.outbound.admission.Purpose;
import io.haldane.outbound.admission.SharedCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks metrics backends, each through the provider of its type. Always answers. */
public final class Measuring {
  /** How long a query waits for its place before the canary is held instead. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** A provider's deadline ends after the call's, so that a late answer has one text for all. */
  private static final Duration LATER = Duration.ofSeconds(1);

  private final Calls calls;
  private final Map<String, MetricProvider> providers;
  private final MetricContext context;
  private final Duration deadline;
  private final TickObserver observer;
  private final SharedCalls<SameQuery, MetricAnswer> shared;

  /**
   * @param deadline of one query, from when it is sent
   */
  public Measuring(
      Calls calls,
      List<MetricProvider> providers,
      MetricContext context,
      Duration deadline,
      TickObserver observer) {
    this.calls = calls;
    this.providers =
        providers.stream().collect(Collectors.toUnmodifiableMap(MetricProvider::type, p -> p));
    this.context = context;
    this.deadline = deadline;
    this.observer = observer;
    this.shared = new SharedCalls<>(calls, LONGEST_WAIT, deadline);
  }

  Sample measure(String namespace, MetricRequest request) {
    Backend backend = request.backend();
    MetricProvider provider = providers.get(backend.type());
    if (provider == null) {
      return new Sample.Unavailable(Sample.Fault.CONFIGURATION, nobody(backend));
    }
    Freshness freshness = provider.freshness(backend);
    Instant moment = SameQuery.moment(context.clock().instant(), request.runStartedAt());
    Optional<Window> window = freshness.window(moment, request.interval(), request.runStartedAt());
    return window
        .map(open ->
            measure(
                namespace,
                provider,
                backend,
                new MetricQuery(request.query(), open, request.interval())))
        .orElseGet(() -> tooEarly(freshness, request.runStartedAt()));
  }

  private Sample measure(
      String namespace, MetricProvider provider, Backend backend, MetricQuery query) {
    Outcome<MetricAnswer> outcome =
        timed(
            provider.type(),
            () ->
                shared.call(
                    SameQuery.of(provider, backend, query),
                    target(namespace, provider, backend),
                    () -> provider.open(backend, context).query(query, deadline.plus(LATER))));
    return switch (outcome) {
      case Outcome.Answered<MetricAnswer>(MetricAnswer answer) -> Sample.of(answer);
      case Outcome.Failed<MetricAnswer>(String why) ->
          new Sample.Unavailable(Sample.Fault.BACKEND, why);
      case Outcome.NotAsked<MetricAnswer>(String why) -> new Sample.NotAsked(why);
    };
  }

  /** Says nothing about the new version, as data from before its run would not either. */
  private static Sample tooEarly(Freshness freshness, Optional<Instant> runStartedAt) {
    return new Sample.NotAsked(
        "the backend has no data of this run before "
            + runStartedAt.map(freshness::firstOf).map(Instant::toString).orElse("its delay"));
  }

  /** Empty when the backend can be asked, else what is wrong. */
  Optional<String> check(String namespace, Backend backend) {
    MetricProvider provider = providers.get(backend.type());
    if (provider == null) {
      return Optional.of(nobody(backend));
    }
    Outcome<Optional<String>> outcome =
        timed(
            provider.type(),
            () ->
                calls.call(
                    target(namespace, provider, backend),
                    LONGEST_WAIT,
                    deadline,
                    () -> provider.open(backend, context).check(deadline.plus(LATER))));
    return switch (outcome) {
      case Outcome.Answered<Optional<String>>(Optional<String> problem) -> problem;
      case Outcome.Failed<Optional<String>>(String why) -> Optional.of(why);
      case Outcome.NotAsked<Optional<String>>(String why) -> Optional.of(why);
    };
  }

  private static CallTarget target(String namespace, MetricProvider provider, Backend backend) {
    return CallTarget.of(Purpose.METRICS, namespace, address(provider, backend));
  }

  /** Backends that a template does not name by address are told apart, too. */
  private static String address(MetricProvider provider, Backend backend) {
    return backend.address().isBlank()
            && provider.capabilities().address() instanceof AddressNeed.Default(String usual)
        ? usual
        : backend.address();
  }

  private String nobody(Backend backend) {
    if (ReferenceTypes.has(backend.type())) {
      return "metric provider '"
          + backend.type()
          + "' is supported by Flagger and not yet by Haldane; keep Flagger for the canaries that need it";
    }
    return "no metric provider of type '"
        + backend.type()
        + "'; choose one of "
        + String.join(", ", providers.keySet().stream().sorted().toList());
  }

  private <T> T timed(String type, Supplier<T> call) {
    long begun = System.nanoTime();
    try {
      return call.get();
    } finally {
      observer.answered(type, Duration.ofNanos(System.nanoTime() - begun));
    }
  }
}
