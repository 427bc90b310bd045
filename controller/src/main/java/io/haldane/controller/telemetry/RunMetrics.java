package io.haldane.controller.telemetry;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.TickObserver;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.situation.StepTimes;
import io.haldane.engine.world.World;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How releases go in a namespace: how many, how long they take, how many fail, and how soon users
 * are back on the old version. Series go with the last canary of their namespace.
 */
public final class RunMetrics implements TickObserver {
  private static final double[] SECONDS = {1, 5, 15, 60, 300, 900, 1800, 3600, 7200, 21600, 86400};

  private final Counter runs;
  private final Histogram duration;
  private final Histogram rollback;
  private final Map<String, Set<CanaryKey>> namespaces = new HashMap<>();

  public RunMetrics(PrometheusRegistry registry) {
    runs =
        Counter.builder()
            .name("haldane_runs_total")
            .help("Runs that ended, by result: promoted, skipped or failed.")
            .labelNames("namespace", "result")
            .register(registry);
    duration =
        histogram("haldane_run_duration_seconds", "Seconds from the start of a run to its end.")
            .labelNames("namespace", "result")
            .register(registry);
    rollback =
        histogram(
                "haldane_rollback_duration_seconds",
                "Seconds from the first failed check of a failed run to its end.")
            .labelNames("namespace")
            .register(registry);
  }

  private static Histogram.Builder histogram(String name, String help) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(SECONDS);
  }

  /** Each run is counted once, by the leader. */
  @Override
  public boolean onlyOwned() {
    return true;
  }

  @Override
  public void seen(Canary canary) {
    remember(CanaryKey.of(canary));
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    ended(world.canary(), act.outcome(), world.now());
  }

  /**
   * @param canary with the status from before the end
   */
  void ended(Canary canary, Outcome outcome, Instant now) {
    CanaryKey key = CanaryKey.of(canary);
    remember(key);
    result(outcome)
        .ifPresent(result -> {
          CanaryStatus status = canary.statusOrEmpty();
          runs.labelValues(key.namespace(), result).inc();
          since(status.runStartedAt(), now)
              .ifPresent(took -> duration.labelValues(key.namespace(), result).observe(took));
          if (outcome == Outcome.FAILED) {
            firstFailure(status.run())
                .or(() -> Optional.of(now.toString()))
                .flatMap(at -> since(at, now))
                .ifPresent(took -> rollback.labelValues(key.namespace()).observe(took));
          }
        });
  }

  private static Optional<String> result(Outcome outcome) {
    return switch (outcome) {
      case NONE -> Optional.empty();
      case PROMOTED -> Optional.of("promoted");
      case SKIPPED -> Optional.of("skipped");
      case FAILED -> Optional.of("failed");
    };
  }

  private static Optional<String> firstFailure(@Nullable RunRecord run) {
    return run == null
        ? Optional.empty()
        : run.inOrder().stream().filter(RecordedStep::hasFailed).map(RecordedStep::at).findFirst();
  }

  private static Optional<Double> since(@Nullable String start, Instant now) {
    return StepTimes.instant(start)
        .map(at -> Duration.between(at, now).toMillis() / 1000.0)
        .filter(seconds -> seconds >= 0);
  }

  private synchronized void remember(CanaryKey canary) {
    namespaces.computeIfAbsent(canary.namespace(), _ -> new HashSet<>()).add(canary);
  }

  @Override
  public synchronized void gone(CanaryKey canary) {
    String namespace = canary.namespace();
    Set<CanaryKey> left = namespaces.getOrDefault(namespace, new HashSet<>());
    if (left.remove(canary) && left.isEmpty()) {
      namespaces.remove(namespace);
      runs.removeIf(labels -> labels.getFirst().equals(namespace));
      duration.removeIf(labels -> labels.getFirst().equals(namespace));
      rollback.removeIf(labels -> labels.getFirst().equals(namespace));
    }
  }
}
