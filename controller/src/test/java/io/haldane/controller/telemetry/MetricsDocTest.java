package io.haldane.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.controller.config.Build;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.testing.Section;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The reference of metrics, as Prometheus reads them; {@code scripts/generate.sh} rewrites it. */
@Tag("generated")
class MetricsDocTest {
  private static final Path REFERENCE = Path.of("../docs/reference/metrics.md");

  /** Help, type, and the labels of the first sample. */
  private static final Pattern METRIC =
      Pattern.compile(
          "^# HELP (\\w+) (.*)\\n# TYPE \\w+ (\\w+)\\n(?!#)\\w+(?:\\{(.*)})? ", Pattern.MULTILINE);

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final CanaryMetrics canaries = new CanaryMetrics(registry);
  private final RunMetrics runs = new RunMetrics(registry);
  private final ControllerMetrics controller = new ControllerMetrics(registry);
  private final Canary canary = held();

  private static Canary held() {
    Canary canary = Objects.canary("release", "shop", "{\"iterations\": 3}");
    canary.setStatus(
        CanaryStatus.EMPTY
            .edit()
            .phase(CanaryPhase.WAITING)
            .runStartedAt("2026-03-01T12:00:00Z")
            .conditions(List.of(new Condition("Reconciled", "False", "TargetMissing", "", "", "")))
            .done());
    return canary;
  }

  @Test
  void the_reference_has_every_metric() throws IOException {
    measureEverything();
    String text = text();

    List<MatchResult> ours =
        METRIC
            .matcher(text)
            .results()
            .filter(metric -> metric.group(1).matches("(flagger|haldane)_.*"))
            .toList();
    assertThat(ours)
        .as("metrics with a sample; let this test make one of each")
        .hasSameSizeAs(
            Pattern.compile("^# TYPE (flagger|haldane)_", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .toList());
    Section.of(REFERENCE)
        .is(
            ours.stream()
                .map(MetricsDocTest::row)
                .collect(
                    Collectors.joining(
                        "",
                        "\n| Metric | Type | Labels | Meaning |\n| --- | --- | --- | --- |\n",
                        "")));
  }

  private void measureEverything() {
    for (Outcome outcome : Outcome.values()) {
      canaries.written(canary, act(outcome));
      runs.ended(canary, outcome, Instant.parse("2026-03-01T12:10:00Z"));
    }
    canaries.ended(canary, Duration.ofMillis(30));
    controller.due(CanaryKey.of(canary), Duration.ofMillis(1));
    controller.ended(canary, Duration.ofMillis(30));
    new SpanMetrics(registry).count(SpanMetrics.Fate.SENT, 1);
    controller.answered("prometheus", Duration.ofMillis(2));
    ControllerMetrics.live(
        registry, new Build("1.2.3", "abc"), "istio", () -> Stream.of(canary), () -> 4);
    AttentionMetrics.register(registry, () -> true, () -> Stream.of(canary));
    new ApiRequests(registry)
        .afterConnectionFailure(
            new StandardHttpRequest.Builder().uri("http://api/api/v1/pods").build(),
            new IOException("no answer"));
  }

  private static Decision.Act act(Outcome outcome) {
    CheckResult check = new CheckResult("metric", "errors", "pass", 1.0, null, null, null, null);
    CanaryStatus next = CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).done();
    return new Decision.Act(
        List.of(),
        next,
        List.of(),
        new Reasons("advance", "", List.of(check)),
        new Wake.OnChange(),
        outcome);
  }

  private String text() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String row(MatchResult metric) {
    String labels = metric.group(4) == null ? "" : metric.group(4);
    String names =
        LABEL
            .matcher(labels)
            .results()
            .map(label -> label.group(1))
            .filter(name -> !name.equals("le"))
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(metric.group(1), metric.group(3), names, metric.group(2));
  }
}
