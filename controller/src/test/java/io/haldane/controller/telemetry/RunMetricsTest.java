package io.haldane.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.decision.Outcome;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RunMetrics metrics = new RunMetrics(registry);

  private String scrape() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  private static Canary running(String name, RecordedStep... steps) {
    Canary canary = Objects.canary(name, "shop", "{\"iterations\": 3}");
    Map<String, RecordedStep> byNumber = new TreeMap<>();
    for (RecordedStep step : steps) {
      byNumber.put(RunRecord.key(byNumber.size() + 1), step);
    }
    String start = START.toString();
    canary.setStatus(
        CanaryStatus.EMPTY
            .edit()
            .runStartedAt(start)
            .run(
                new RunRecord(
                    "r1", start, RunRelease.UNKNOWN, List.of(), Map.of(), byNumber, null, null))
            .done());
    return canary;
  }

  private static RecordedStep step(int second, String verdict) {
    CheckResult check = new CheckResult("metric", "errors", verdict, 1.0, null, null, null, null);
    return new RecordedStep(
        START.plusSeconds(second).toString(),
        "Progressing",
        10,
        0,
        0,
        "",
        null,
        List.of(check),
        null);
  }

  @Test
  void a_run_is_counted_with_its_result_and_how_long_it_took() throws IOException {
    metrics.ended(running("one"), Outcome.NONE, START.plusSeconds(10));
    metrics.ended(running("one"), Outcome.PROMOTED, START.plusSeconds(90));
    metrics.ended(running("two"), Outcome.SKIPPED, START.plusSeconds(4));

    assertThat(scrape())
        .contains("haldane_runs_total{namespace=\"test\",result=\"promoted\"} 1.0")
        .contains("haldane_runs_total{namespace=\"test\",result=\"skipped\"} 1.0")
        .contains("haldane_run_duration_seconds_sum{namespace=\"test\",result=\"promoted\"} 90.0")
        .doesNotContain("haldane_rollback_duration_seconds_count{");
  }

  @Test
  void the_time_to_roll_back_counts_from_the_first_failed_check() throws IOException {
    Canary canary = running("bad", step(10, "pass"), step(20, "fail"), step(30, "fail"));
    metrics.ended(canary, Outcome.FAILED, START.plusSeconds(45));
    // The check that ends the run at once is in no record yet.
    metrics.ended(running("strict", step(10, "pass")), Outcome.FAILED, START.plusSeconds(20));

    assertThat(scrape())
        .contains("haldane_runs_total{namespace=\"test\",result=\"failed\"} 2.0")
        .contains("haldane_rollback_duration_seconds_sum{namespace=\"test\"} 25.0")
        .contains("haldane_rollback_duration_seconds_count{namespace=\"test\"} 2");
  }

  @Test
  void times_that_cannot_be_read_are_left_out() throws IOException {
    Canary canary = running("odd");
    canary.setStatus(CanaryStatus.EMPTY.edit().runStartedAt("yesterday").done());
    metrics.ended(canary, Outcome.PROMOTED, START);
    Canary early = running("early");
    metrics.ended(early, Outcome.PROMOTED, START.minusSeconds(60));

    assertThat(scrape())
        .contains("haldane_runs_total{namespace=\"test\",result=\"promoted\"} 2.0")
        .doesNotContain("haldane_run_duration_seconds_count{");
  }

  @Test
  void the_series_of_a_namespace_go_with_its_last_canary() throws IOException {
    Canary one = running("one");
    Canary two = running("two");
    metrics.seen(one);
    metrics.ended(two, Outcome.PROMOTED, START.plusSeconds(1));
    metrics.gone(CanaryKey.of(two));
    assertThat(scrape()).contains("haldane_runs_total{");
    metrics.gone(CanaryKey.of(one));
    assertThat(scrape()).doesNotContain("haldane_runs_total{");
  }
}
