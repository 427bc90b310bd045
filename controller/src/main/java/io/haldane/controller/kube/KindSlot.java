package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The place of one kind's cache: opened on first need, tried again with patience when it fails. */
final class KindSlot {
  /** Whether the kind can be read. */
  sealed interface State {
    record Open(KindCache cache) implements State {}

    /** The API server has no such kind: its objects do not exist. */
    record Missing(String why, Instant retryAt) implements State {}

    /** It has, or may have, but it cannot be read. */
    record Closed(String why, Instant retryAt) implements State {}
  }

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Clusters clusters;
  private final Kinds kinds;
  private final String apiVersion;
  private final String kind;
  private final @Nullable String namespace;
  private final Set<String> podLabels;
  private final Consumer<HasMetadata> changed;
  private final InstantSource clock;
  private volatile @Nullable State state;
  private int failures;

  KindSlot(Caches.Scope scope, Kinds kinds, String apiVersion, String kind) {
    this.clusters = scope.clusters();
    this.namespace = scope.namespace();
    this.podLabels = scope.podLabels();
    this.changed = scope.changed();
    this.clock = scope.clock();
    this.kinds = kinds;
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  /** Blocks while the first list is under way. */
  State open() {
    State now = state;
    return now instanceof State.Open ? now : tryOpen();
  }

  private synchronized State tryOpen() {
    State now = state;
    boolean waits =
        switch (now) {
          case null -> false;
          case State.Open _ -> true;
          case State.Missing(_, Instant retryAt) -> clock.instant().isBefore(retryAt);
          case State.Closed(_, Instant retryAt) -> clock.instant().isBefore(retryAt);
        };
    if (now != null && waits) {
      return now;
    }
    State next =
        switch (kinds.find(apiVersion, kind)) {
          case KindLookup.Served(Kind served) -> start(served);
          case KindLookup.NotServed(String why) -> new State.Missing(why, retryAt());
          case KindLookup.Unknown(String why) -> new State.Closed(why, retryAt());
        };
    failures = next instanceof State.Open ? 0 : failures + 1;
    state = next;
    return next;
  }

  private State start(Kind served) {
    KindCache cache =
        KindCache.start(clusters.holding(apiVersion), served, namespace, podLabels, changed);
    Optional<Throwable> problem = cache.await(PATIENCE);
    if (problem.isEmpty()) {
      return new State.Open(cache);
    }
    cache.stop();
    return explain(served, problem.get());
  }

  private State explain(Kind served, Throwable problem) {
    int code = problem instanceof KubernetesClientException api ? api.getCode() : 0;
    String what = served.plural() + (served.group().isEmpty() ? "" : "." + served.group());
    return switch (code) {
      case 404 ->
          new State.Missing(
              "The API server does not serve " + what + " in " + apiVersion + ".", retryAt());
      case 401, 403 ->
          new State.Closed(
              "The service account may not list " + what + ": grant it get, list and watch.",
              retryAt());
      default -> {
        String cause = problem instanceof TimeoutException ? "no answer" : problem.getMessage();
        yield new State.Closed("Cannot list " + what + ": " + cause, retryAt());
      }
    };
  }

  private Instant retryAt() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  Optional<KindCache> opened() {
    return state instanceof State.Open(KindCache cache) ? Optional.of(cache) : Optional.empty();
  }
}
