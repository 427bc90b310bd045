package io.haldane.engine.problem;

import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.Webhook;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much one canary may ask for. Far more than any needs, and little enough that a tick costs
 * others nothing.
 */
final class SpecBounds {
  static final Duration LONGEST_INTERVAL = Duration.ofDays(365);

  /** Each is a call in every step. */
  private static final int MOST_CHECKS = 100;

  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_ADDRESS = 8_000;
  private static final int LONGEST_QUERY = 65_536;
  private static final int HIGHEST_PORT = 65_535;

  private SpecBounds() {}

  static Optional<Problem> of(Canary canary) {
    Analysis analysis = canary.getSpec().analysis();
    ServiceSpec service = canary.getSpec().service();
    return Stream.of(
            lists(analysis),
            analysis.metrics().stream().flatMap(SpecBounds::metric),
            analysis.webhooks().stream().flatMap(SpecBounds::hook),
            Stream.of(
                text("spec.metricsServer", canary.getSpec().metricsServer(), LONGEST_ADDRESS)),
            service == null ? Stream.<Optional<Problem>>empty() : service(service))
        .flatMap(found -> found)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Stream<Optional<Problem>> lists(Analysis analysis) {
    return Stream.of(
        list("spec.analysis.stepWeights", analysis.stepWeights(), MOST_ENTRIES),
        list("spec.analysis.match", analysis.match(), MOST_ENTRIES),
        list("spec.analysis.metrics", analysis.metrics(), MOST_CHECKS),
        list("spec.analysis.webhooks", analysis.webhooks(), MOST_CHECKS),
        list("spec.analysis.alerts", analysis.alerts(), MOST_CHECKS));
  }

  private static Stream<Optional<Problem>> metric(Metric metric) {
    return Stream.of(
        text("spec.analysis.metrics: a name", metric.name(), LONGEST_NAME),
        text("spec.analysis.metrics: a query", metric.query(), LONGEST_QUERY),
        text(
            "spec.analysis.metrics: a requestCountQuery",
            metric.requestCountQuery(),
            LONGEST_QUERY),
        list(
            "spec.analysis.metrics: templateVariables",
            metric.templateVariables().keySet(),
            MOST_ENTRIES));
  }

  private static Stream<Optional<Problem>> hook(Webhook hook) {
    return Stream.of(
        text("spec.analysis.webhooks: a name", hook.name(), LONGEST_NAME),
        text("spec.analysis.webhooks: a url", hook.url(), LONGEST_ADDRESS));
  }

  private static Stream<Optional<Problem>> service(ServiceSpec service) {
    return Stream.of(
        port("spec.service.port", service.port()),
        port(
            "spec.service.targetPort",
            service.targetPort() == null ? null : service.targetPort().getIntVal()),
        list("spec.service.match", service.match(), MOST_ENTRIES),
        list("spec.service.hosts", service.hosts(), MOST_ENTRIES),
        list("spec.service.gateways", service.gateways(), MOST_ENTRIES),
        list("spec.service.gatewayRefs", service.gatewayRefs(), MOST_ENTRIES),
        list("spec.service.backends", service.backends(), MOST_ENTRIES),
        list("spec.service.mirror", service.mirror(), MOST_ENTRIES));
  }

  private static Optional<Problem> port(String field, @Nullable Integer port) {
    return Problem.when(
        port != null && (port < 1 || port > HIGHEST_PORT),
        "BadPort",
        () -> "%s %s is not a port; use 1 to %d".formatted(field, port, HIGHEST_PORT));
  }

  private static Optional<Problem> list(String field, Collection<?> entries, int most) {
    return Problem.when(
        entries.size() > most,
        "TooMuch",
        () -> "%s has %d entries; at most %d are supported".formatted(field, entries.size(), most));
  }

  private static Optional<Problem> text(String field, @Nullable String text, int longest) {
    return Problem.when(
        text != null && text.length() > longest,
        "TooMuch",
        () ->
            "%s has %d characters; at most %d are supported"
                .formatted(field, text == null ? 0 : text.length(), longest));
  }
}
