package io.haldane.load.web;

import io.haldane.load.generate.Outcome;
import io.haldane.load.task.TaskObserver;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** Its metrics have no label for the canary: names come from outside and are without number. */
public final class Metrics implements TaskObserver {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<Outcome, CounterDataPoint> requests = new EnumMap<>(Outcome.class);
  private final Counter tasks;

  public Metrics() {
    JvmMetrics.builder().register(registry);
    Counter all =
        Counter.builder()
            .name("haldane_load_requests_total")
            .help("Requests of all loads, by how they ended.")
            .labelNames("outcome")
            .register(registry);
    for (Outcome outcome : Outcome.values()) {
      requests.put(outcome, all.labelValues(outcome.label()));
    }
    tasks =
        Counter.builder()
            .name("haldane_load_tasks_total")
            .help("Tasks of hooks, by type and what became of them.")
            .labelNames("type", "result")
            .register(registry);
  }

  /** Called once. */
  public void countRunning(IntSupplier running) {
    GaugeWithCallback.builder()
        .name("haldane_load_tasks_running")
        .help("Tasks that run now.")
        .callback(gauge -> gauge.call(running.getAsInt()))
        .register(registry);
  }

  public void request(Outcome outcome) {
    CounterDataPoint counter = requests.get(outcome);
    if (counter != null) {
      counter.inc();
    }
  }

  @Override
  public void task(String type, String result) {
    tasks.labelValues(type, result).inc();
  }

  PrometheusRegistry registry() {
    return registry;
  }
}
