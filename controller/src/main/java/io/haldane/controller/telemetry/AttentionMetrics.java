package io.haldane.controller.telemetry;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Canaries that may need a person. A series is there as long as its canary is held or waits, and is
 * computed when the metrics are scraped. The label {@code canary} is the canary's own name.
 */
public final class AttentionMetrics {
  private static final String RECONCILED = "Reconciled";

  private AttentionMetrics() {}

  /**
   * @param leads whether this process leads
   * @param canaries those whose series this process exports
   */
  public static void register(
      PrometheusRegistry registry, BooleanSupplier leads, Supplier<Stream<Canary>> canaries) {
    GaugeWithCallback.builder()
        .name("haldane_leader")
        .help("1 while this process leads, 0 while it is a standby.")
        .callback(gauge -> gauge.call(leads.getAsBoolean() ? 1 : 0))
        .register(registry);
    GaugeWithCallback.builder()
        .name("haldane_canary_held")
        .help("1 for each canary that cannot be reconciled; the reason is that of its condition.")
        .labelNames("canary", "namespace", "reason")
        .callback(gauge ->
            canaries
                .get()
                .forEach(canary ->
                    held(canary)
                        .ifPresent(
                            reason -> gauge.call(1, name(canary), namespace(canary), reason))))
        .register(registry);
    GaugeWithCallback.builder()
        .name("haldane_canary_waiting")
        .help("1 for each canary that waits for a person: for an approval, or to be resumed.")
        .labelNames("canary", "namespace", "for")
        .callback(gauge ->
            canaries
                .get()
                .forEach(canary ->
                    waitsFor(canary.statusOrEmpty())
                        .ifPresent(what -> gauge.call(1, name(canary), namespace(canary), what))))
        .register(registry);
  }

  private static Optional<String> held(Canary canary) {
    return canary.statusOrEmpty().conditions().stream()
        .filter(c -> RECONCILED.equals(c.type()) && "False".equals(c.status()))
        .map(Condition::reason)
        .map(reason -> Objects.requireNonNullElse(reason, ""))
        .findFirst();
  }

  private static Optional<String> waitsFor(CanaryStatus status) {
    if (Boolean.TRUE.equals(status.paused()) && status.phase().running()) {
      return Optional.of("resume");
    }
    boolean gate =
        status.phase() == CanaryPhase.WAITING
            || status.phase() == CanaryPhase.WAITING_PROMOTION
            || (status.phase().running()
                && status.checks().stream()
                    .anyMatch(c -> c.kind().equals("gate") && c.verdict().equals("wait")));
    return gate ? Optional.of("approval") : Optional.empty();
  }

  private static String name(Canary canary) {
    return canary.getMetadata().getName();
  }

  private static String namespace(Canary canary) {
    return canary.getMetadata().getNamespace();
  }
}
