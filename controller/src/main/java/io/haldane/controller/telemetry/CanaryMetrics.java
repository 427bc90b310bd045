package io.haldane.controller.telemetry;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.TickObserver;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.world.World;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of Flagger, with the same names. The label {@code name} is the target's name and not
 * the canary's. Series go when their canary goes.
 */
public final class CanaryMetrics implements TickObserver {
  private static final String[] ENDED = {
    "name", "namespace", "deployment_strategy", "analysis_status"
  };

  private final Gauge status;
  private final Gauge weight;
  private final Histogram duration;
  private final Gauge analysis;
  private final Counter successes;
  private final Counter failures;
  private final Map<CanaryKey, String> targets = new ConcurrentHashMap<>();

  public CanaryMetrics(PrometheusRegistry registry) {
    status =
        gauge("flagger_canary_status", "Last canary analysis result", "name", "namespace")
            .register(registry);
    weight =
        gauge(
                "flagger_canary_weight",
                "The virtual service destination weight current value",
                "workload",
                "namespace")
            .register(registry);
    duration =
        Histogram.builder()
            .name("flagger_canary_duration_seconds")
            .help("Seconds spent performing canary analysis.")
            .labelNames("name", "namespace")
            .classicOnly()
            .register(registry);
    analysis =
        gauge(
                "flagger_canary_metric_analysis",
                "Last canary analysis result per metric",
                "name",
                "namespace",
                "metric")
            .register(registry);
    successes = counter("flagger_canary_successes_total", "successes").register(registry);
    failures = counter("flagger_canary_failures_total", "failures").register(registry);
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    written(world.canary(), act);
  }

  void written(Canary canary, Decision.Act act) {
    String name = remember(canary);
    String namespace = canary.getMetadata().getNamespace();
    show(name, namespace, act.next());
    for (CheckResult check : act.why().checks()) {
      Double value = check.value();
      if (check.kind().equals("metric") && value != null) {
        analysis.labelValues(name, namespace, check.name()).set(baseUnit(check, value));
      }
    }
    count(name, namespace, Strategy.of(canary.getSpec().analysis()).label(), act.outcome());
  }

  /** What every replica knows is exported once, by the leader. */
  @Override
  public boolean onlyOwned() {
    return true;
  }

  /** Shows a canary before its first tick, so that a restart leaves no gap. */
  @Override
  public void seen(Canary canary) {
    show(remember(canary), canary.getMetadata().getNamespace(), canary.statusOrEmpty());
  }

  @Override
  public void ended(Canary canary, Duration took) {
    duration
        .labelValues(target(canary), canary.getMetadata().getNamespace())
        .observe(took.toNanos() / 1e9);
  }

  @Override
  public void gone(CanaryKey canary) {
    String target = targets.remove(canary);
    String namespace = canary.namespace();
    if (target == null) {
      return;
    }
    status.remove(target, namespace);
    duration.remove(target, namespace);
    weight.remove(target, namespace);
    weight.remove(target + "-primary", namespace);
    analysis.removeIf(labels -> labels.get(0).equals(target) && labels.get(1).equals(namespace));
    successes.removeIf(labels -> labels.get(0).equals(target) && labels.get(1).equals(namespace));
    failures.removeIf(labels -> labels.get(0).equals(target) && labels.get(1).equals(namespace));
  }

  private void show(String name, String namespace, CanaryStatus now) {
    int result =
        switch (now.phase()) {
          case PROGRESSING -> 0;
          case FAILED -> 2;
          case NEW,
              INITIALIZING,
              INITIALIZED,
              WAITING,
              WAITING_PROMOTION,
              PROMOTING,
              FINALISING,
              SUCCEEDED,
              TERMINATING,
              TERMINATED ->
              1;
        };
    status.labelValues(name, namespace).set(result);
    if (now.phase() != CanaryPhase.NEW) {
      weight.labelValues(name, namespace).set(now.weight());
      weight.labelValues(name + "-primary", namespace).set(100 - now.weight());
    }
  }

  private void count(String name, String namespace, String strategy, Outcome outcome) {
    switch (outcome) {
      case NONE -> {}
      case PROMOTED -> successes.labelValues(name, namespace, strategy, "completed").inc();
      case SKIPPED -> successes.labelValues(name, namespace, strategy, "skipped").inc();
      case FAILED -> failures.labelValues(name, namespace, strategy, "completed").inc();
    }
  }

  /** Durations are shown in seconds, whatever the limit is written in. */
  private static double baseUnit(CheckResult check, double value) {
    return "ms".equals(check.unit()) ? value / 1000 : value;
  }

  private String remember(Canary canary) {
    targets.put(CanaryKey.of(canary), target(canary));
    return target(canary);
  }

  private static String target(Canary canary) {
    return canary.getSpec().targetRef().name();
  }

  private static Gauge.Builder gauge(String name, String help, String... labels) {
    return Gauge.builder().name(name).help(help).labelNames(labels);
  }

  private static Counter.Builder counter(String name, String what) {
    return Counter.builder().name(name).help("Total number of canary " + what).labelNames(ENDED);
  }
}
