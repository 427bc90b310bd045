package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The place of one kind's cache: opened on first need, tried again later when it fails. */
final class KindSlot {
  /** Whether the kind can be read. */
  sealed interface State {
    record Open(KindCache cache) implements State {}

    /** The API server has no such kind: its objects do not exist. */
    record Missing(String why, Instant retryAt) implements State {}

    /** It has, or may have, but it cannot be read. */
    record Closed(String why, Instant retryAt) implements State {}
  }

  private static final Logger LOG = Logger.getLogger(KindSlot.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Clusters clusters;
  private final Kinds kinds;
  private final String apiVersion;
  private final String kind;
  private final Caches.Scope scope;
  private final InstantSource clock;
  private final WatchAge age;
  private volatile @Nullable State state;
  private int failures;

  KindSlot(Caches.Scope scope, Kinds kinds, String apiVersion, String kind) {
    this.clusters = scope.clusters();
    this.scope = scope;
    this.age = new WatchAge(scope.limits());
    this.clock = scope.clock();
    this.kinds = kinds;
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  /** Blocks during the first list. */
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
    KindCache cache = KindCache.start(clusters.holding(apiVersion), served, scope);
    Optional<Throwable> problem = cache.await(LONGEST_WAIT);
    if (problem.isEmpty()) {
      age.begin(cache.version());
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

  /**
   * Asks the API server for news where the watch has been silent for long, and begins the watch
   * again where there is some. Blocks for some seconds then.
   */
  void check() {
    if (!(state instanceof State.Open(KindCache cache)) || !age.isSilent(cache.version())) {
      return;
    }
    if (!(kinds.find(apiVersion, kind) instanceof KindLookup.Served(Kind served))) {
      return;
    }
    String version = cache.version().orElse("");
    ApiCalls calls = new ApiCalls(clusters.holding(apiVersion));
    switch (ChangeProbe.since(calls, served, scope.namespace(), version)) {
      case ChangeProbe.Nothing() -> age.confirmed();
      case ChangeProbe.Something() -> {
        // What it reported may be on its way to the watch, too.
        if (!age.catchesUp(cache::version)) {
          renew(served, "it is silent, although there are changes");
        }
      }
      case ChangeProbe.Forgotten() ->
          renew(served, "the API server no longer has its resource version");
      case ChangeProbe.Unknown(String why) ->
          LOG.logf(
              doubt().isPresent() ? Logger.Level.WARN : Logger.Level.DEBUG,
              "cannot check %s for changes: %s",
              name(),
              why);
    }
  }

  private synchronized void renew(Kind served, String why) {
    LOG.warnf("restarting the watch of %s: %s", name(), why);
    KindCache fresh = KindCache.start(clusters.holding(apiVersion), served, scope);
    Optional<Throwable> problem = fresh.await(LONGEST_WAIT);
    if (problem.isPresent()) {
      fresh.stop();
      LOG.warnf("that failed: %s", problem.get().getMessage());
      giveUp(explain(served, problem.get()));
      return;
    }
    State before = state;
    age.begin(fresh.version());
    state = new State.Open(fresh);
    if (before instanceof State.Open(KindCache old)) {
      old.stop();
      // A deletion that the old watch did not report is reported by nothing else.
      old.all().stream()
          .filter(object -> fresh.find(ObjectRef.of(object)).isEmpty())
          .forEach(scope.changed());
    }
  }

  /** A kind that the API server no longer has is missing; any other trouble may pass. */
  private void giveUp(State trouble) {
    if (trouble instanceof State.Missing && state instanceof State.Open(KindCache old)) {
      old.stop();
      kinds.forget(apiVersion, kind);
      state = trouble;
    }
  }

  /** Why what is read of this kind may be old; empty while it is current, or not watched. */
  Optional<String> doubt() {
    return opened()
        .flatMap(cache -> age.doubt(cache.version()))
        .map(silence ->
            "%s have not been confirmed for %d s".formatted(name(), silence.toSeconds()));
  }

  private String name() {
    return kind + " of " + apiVersion;
  }

  private Instant retryAt() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  Optional<KindCache> opened() {
    return state instanceof State.Open(KindCache cache) ? Optional.of(cache) : Optional.empty();
  }
}
