package io.haldane.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.controller.config.Build;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.tick.TickObservers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final CanaryMetrics canaries = new CanaryMetrics(registry);
  private final ControllerMetrics controller = new ControllerMetrics(registry);
  private final Canary canary = Objects.canary("release", "shop", "{\"iterations\": 3}");

  private String scrape() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private void decided(CanaryPhase phase, int weight, Outcome outcome, CheckResult... checks) {
    CanaryStatus next = CanaryStatus.EMPTY.edit().phase(phase).canaryWeight(weight).done();
    Reasons why = new Reasons("advance", "", List.of(checks));
    canaries.written(
        canary, new Decision.Act(List.of(), next, List.of(), why, new Wake.OnChange(), outcome));
  }

  @Test
  void names_and_labels_are_the_references() {
    decided(
        CanaryPhase.PROGRESSING,
        20,
        Outcome.NONE,
        new CheckResult("metric", "request-success-rate", "pass", 99.5, 99.0, null, "%", null),
        new CheckResult("metric", "request-duration", "pass", 250.0, null, 500.0, "ms", null),
        new CheckResult("hook", "load", "pass", null, null, null, null, null));
    decided(CanaryPhase.PROGRESSING, 20, Outcome.PROMOTED);
    decided(CanaryPhase.PROGRESSING, 20, Outcome.SKIPPED);
    decided(CanaryPhase.PROGRESSING, 20, Outcome.FAILED);
    new TickObservers(List.of(canaries, controller)).ended(canary, Duration.ofMillis(30));
    ControllerMetrics.live(
        registry, new Build("1.2.3", "abc"), "istio", () -> Stream.of(canary), () -> 4);

    String ended =
        "{analysis_status=\"%s\",deployment_strategy=\"blue-green\",name=\"shop\",namespace=\"test\"} 1.0";
    assertThat(scrape())
        .contains("flagger_info{mesh_provider=\"istio\",version=\"1.2.3\"} 1.0")
        .contains("flagger_canary_total{namespace=\"test\"} 1.0")
        .contains("flagger_canary_status{name=\"shop\",namespace=\"test\"} 0.0")
        .contains("flagger_canary_weight{namespace=\"test\",workload=\"shop\"} 20.0")
        .contains("flagger_canary_weight{namespace=\"test\",workload=\"shop-primary\"} 80.0")
        .contains(
            "flagger_canary_metric_analysis{metric=\"request-success-rate\",name=\"shop\",namespace=\"test\"} 99.5")
        .contains(
            "flagger_canary_metric_analysis{metric=\"request-duration\",name=\"shop\",namespace=\"test\"} 0.25")
        .contains("flagger_canary_successes_total" + ended.formatted("completed"))
        .contains("flagger_canary_successes_total" + ended.formatted("skipped"))
        .contains("flagger_canary_failures_total" + ended.formatted("completed"))
        .contains(
            "flagger_canary_duration_seconds_bucket{name=\"shop\",namespace=\"test\",le=\"0.05\"} 1")
        .contains("haldane_queue_depth 4.0");
  }

  /** As the engine takes it: steps beside a match are no A/B test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"stepWeight\": 10}                  | canary",
        "{\"stepWeight\": 10, \"match\": [{}]} | canary",
        "{\"iterations\": 5, \"match\": [{}]}  | ab-testing",
        "{\"iterations\": 5}                   | blue-green",
      })
  void the_strategy_is_named_as_it_is_done(String analysis, String label) {
    CanaryStatus next = CanaryStatus.EMPTY.edit().phase(CanaryPhase.SUCCEEDED).done();
    Reasons why = new Reasons("succeed", "", List.of());
    canaries.written(
        Objects.canary("release", "shop", analysis),
        new Decision.Act(List.of(), next, List.of(), why, new Wake.OnChange(), Outcome.PROMOTED));
    assertThat(scrape()).contains("deployment_strategy=\"" + label + "\"");
  }

  @Test
  void whoever_is_held_or_waits_has_a_series_as_long_as_it_does() {
    List<Canary> present = new ArrayList<>();
    AttentionMetrics.register(registry, () -> true, present::stream);
    CheckResult gate = new CheckResult("gate", "ask", "wait", null, null, null, null, "closed");
    CheckResult pods = new CheckResult("readiness", "pods", "wait", null, null, null, null, "1/2");
    Condition held = new Condition("Reconciled", "False", "TargetMissing", "gone", "", "");
    CanaryStatus running = CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).done();

    present.add(named("held", running.edit().conditions(List.of(held)).done()));
    present.add(named("asks", running.edit().checks(List.of(gate)).done()));
    present.add(named("starts", running.edit().checks(List.of(pods)).done()));
    present.add(named("paused", running.edit().paused(true).done()));
    present.add(named("over", running.edit().phase(CanaryPhase.SUCCEEDED).paused(true).done()));
    present.add(named("begins", running.edit().phase(CanaryPhase.WAITING).done()));

    assertThat(scrape().lines().filter(line -> line.startsWith("haldane_")))
        .contains(
            "haldane_leader 1.0",
            "haldane_canary_held{canary=\"held\",namespace=\"test\",reason=\"TargetMissing\"} 1.0",
            "haldane_canary_waiting{canary=\"asks\",for=\"approval\",namespace=\"test\"} 1.0",
            "haldane_canary_waiting{canary=\"begins\",for=\"approval\",namespace=\"test\"} 1.0",
            "haldane_canary_waiting{canary=\"paused\",for=\"resume\",namespace=\"test\"} 1.0")
        .noneMatch(line -> line.contains("\"starts\"") || line.contains("\"over\""));
    present.clear();
    assertThat(scrape()).doesNotContain("haldane_canary_held{", "haldane_canary_waiting{");
  }

  private static Canary named(String name, CanaryStatus status) {
    Canary canary = Objects.canary(name, "shop", "{}");
    canary.setStatus(status);
    return canary;
  }

  @Test
  void a_namespace_without_canaries_is_not_counted_any_more() {
    List<Canary> present = new ArrayList<>(List.of(canary));
    ControllerMetrics.live(registry, new Build("1", "a"), "istio", present::stream, () -> 0);
    assertThat(scrape()).contains("flagger_canary_total{namespace=\"test\"} 1.0");

    present.clear();

    assertThat(scrape()).doesNotContain("flagger_canary_total{");
  }

  @ParameterizedTest
  @CsvSource({"PROGRESSING, 0", "FAILED, 2", "SUCCEEDED, 1", "WAITING, 1"})
  void the_status_is_a_number(CanaryPhase phase, int number) {
    decided(phase, 0, Outcome.NONE);

    assertThat(scrape())
        .contains("flagger_canary_status{name=\"shop\",namespace=\"test\"} " + number + ".0");
  }

  @Test
  @DisplayName("F1029: series go with their canary")
  void series_go_with_their_canary() {
    decided(CanaryPhase.FAILED, 0, Outcome.FAILED);
    new TickObservers(List.of(canaries, controller)).ended(canary, Duration.ofMillis(30));

    canaries.gone(new CanaryKey("test", "release"));

    assertThat(scrape()).doesNotContain("name=\"shop\"").doesNotContain("workload=\"shop");
  }

  @Test
  void a_canary_is_shown_before_its_first_look() {
    canary.setStatus(
        CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).canaryWeight(30).done());
    canaries.seen(canary);

    assertThat(scrape())
        .contains("flagger_canary_weight{namespace=\"test\",workload=\"shop\"} 30.0");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /apis/apps/v1/namespaces/test/deployments/a, get, deployments",
    "GET, /apis/apps/v1/namespaces/test/deployments, list, deployments",
    "GET, /apis/apps/v1/deployments?watch=true, watch, deployments",
    "GET, /api/v1/secrets, list, secrets",
    "GET, /api/v1/namespaces, list, namespaces",
    "GET, /api/v1/namespaces/test, get, namespaces",
    "POST, /api/v1/namespaces/test/events, create, events",
    "PATCH, /apis/flagger.app/v1beta1/namespaces/test/canaries/a/status, patch, canaries/status",
    "DELETE, /apis/a/v1/things/b, delete, things",
    "GET, /version, list, other",
  })
  void requests_are_counted_by_verb_and_resource(
      String method, URI path, String verb, String resource) {
    assertThat(ApiRequests.verb(method, path)).isEqualTo(verb);
    assertThat(ApiRequests.resource(path)).isEqualTo(resource);
  }
}
