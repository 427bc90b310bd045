package io.haldane.controller.telemetry;

import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.config.Build;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.TickObserver;
import io.haldane.outbound.TraceParent;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the controller itself is doing. */
public final class ControllerMetrics implements TickObserver {
  private final Histogram lag;
  private final Histogram ticks;
  private final Histogram providers;

  public ControllerMetrics(PrometheusRegistry registry) {
    lag =
        Histogram.builder()
            .name("haldane_tick_lag_seconds")
            .help("How late a canary was reconciled after it was due.")
            .classicOnly()
            .register(registry);
    ticks =
        Histogram.builder()
            .name("haldane_tick_duration_seconds")
            .help("Duration of one reconcile of one canary, with all answers and writes.")
            .classicOnly()
            .register(registry);
    providers =
        Histogram.builder()
            .name("haldane_provider_latency_seconds")
            .help("How long a metrics backend took to answer.")
            .labelNames("type")
            .classicOnly()
            .register(registry);
    JvmMetrics.builder().register(registry);
  }

  /** Adds what is counted when it is asked for. */
  public static void live(
      PrometheusRegistry registry,
      Build build,
      String meshProvider,
      Supplier<Stream<Canary>> canaries,
      IntSupplier queueDepth) {
    Gauge.builder()
        .name("flagger_info")
        .help("Flagger version and mesh provider information")
        .labelNames("version", "mesh_provider")
        .register(registry)
        .labelValues(build.version(), meshProvider)
        .set(1);
    GaugeWithCallback.builder()
        .name("flagger_canary_total")
        .help("Total number of canary object")
        .labelNames("namespace")
        .callback(gauge ->
            canaries
                .get()
                .collect(
                    Collectors.groupingBy(
                        canary -> canary.getMetadata().getNamespace(), Collectors.counting()))
                .forEach((namespace, count) -> gauge.call(count, namespace)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("haldane_queue_depth")
        .help("Canaries that are being reconciled or wait for it.")
        .callback(gauge -> gauge.call(queueDepth.getAsInt()))
        .register(registry);
  }

  @Override
  public void due(CanaryKey canary, Duration late) {
    lag.observe(Math.max(0, late.toNanos() / 1e9));
  }

  @Override
  public void ended(Canary canary, Duration took) {
    ticks.observe(took.toNanos() / 1e9);
  }

  @Override
  public void answered(String providerType, Duration took) {
    providers.labelValues(providerType).observeWithExemplar(took.toNanos() / 1e9, exemplar());
  }

  /** The trace of the run that asked, for clients that read OpenMetrics. */
  private static Labels exemplar() {
    return TraceParent.current()
        .map(header -> header.split("-"))
        .map(parts -> Labels.of("trace_id", parts[1], "span_id", parts[2]))
        .orElse(Labels.EMPTY);
  }
}
