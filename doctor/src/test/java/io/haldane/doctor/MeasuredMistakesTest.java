package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.check.Severity;
import io.haldane.doctor.measure.CheckRun;
import io.haldane.doctor.measure.MeasuringRound;
import io.haldane.doctor.measure.MetricDesk;
import io.haldane.doctor.snapshot.Side;
import io.haldane.doctor.snapshot.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What shows when the queries are run. */
class MeasuredMistakesTest {
  private static final String SETUP =
      SeededMistakesTest.read("good.yaml")
          .replace(
              "    - {name: orders, templateRef: {name: orders}, thresholdRange: {min: 1}, interval: 1m}\n",
              "");

  @Test
  void a_metric_that_does_not_exist_is_found_with_similar_names() {
    FakePrometheus prometheus =
        new FakePrometheus()
            .with("__name__=~\"istio.*\"", "__name__", "istio_tcp_bytes", "istio_requests_count");

    assertThat(findings(SETUP, prometheus))
        .extracting(Finding::code, Finding::message)
        .contains(
            tuple(
                "metric-not-found",
                "Metric request-success-rate: there is no istio_requests_total. Similar names: istio_requests_count, istio_tcp_bytes."));
    assertThat(codes(SETUP, prometheus)).containsOnly("metric-not-found");
  }

  @Test
  void a_metric_with_other_labels_is_found_with_the_values_that_are_there() {
    FakePrometheus prometheus =
        healthy("count(istio_requests_total{reporter=\"destination\"})")
            .with("count by (reporter)", "reporter", "source");

    assertThat(messages(SETUP, prometheus, "metric-labels-differ"))
        .contains(
            "Metric request-success-rate: no series of istio_requests_total has reporter=\"destination\". Values that are there: source.");
  }

  @Test
  void a_query_without_requests_is_no_wrong_query() {
    FakePrometheus prometheus =
        new FakePrometheus().with("count(", 3).with("count_over_time", 20).with("bucket", 100);

    assertThat(codes(SETUP, prometheus)).containsOnly("no-traffic");
  }

  @Test
  void a_query_that_is_refused_is_found() {
    FakePrometheus prometheus =
        new FakePrometheus().with("istio_", FakePrometheus.refused("parse error"));

    assertThat(codes(SETUP, prometheus)).containsOnly("query-refused");
  }

  @Test
  void a_server_of_the_cluster_that_is_not_reached_from_here_is_only_noted() {
    FakePrometheus prometheus = new FakePrometheus().broken("its name is unknown");

    assertThat(codes(SETUP, prometheus)).isEmpty();
    assertThat(all(SETUP, prometheus))
        .extracting(Finding::code)
        .contains("metrics-server-not-reachable-here");
  }

  @Test
  void a_server_elsewhere_that_is_not_reached_is_an_error() {
    String outside =
        SETUP.replace(
            "  provider: istio\n",
            "  provider: istio\n  metricsServer: https://metrics.example.com\n");

    assertThat(codes(outside, new FakePrometheus().broken("the connection was refused")))
        .containsOnly("metrics-server-unreachable");
  }

  @Test
  void a_version_that_would_fail_its_own_check_is_found() {
    FakePrometheus prometheus = busy(91.3, 50);

    assertThat(messages(SETUP, prometheus, "primary-fails-check"))
        .containsExactly(
            "Metric request-success-rate of the primary is 91.3 %, and at least 99 % is asked for.");
    assertThat(codes(SETUP, prometheus)).containsOnly("primary-fails-check");
  }

  @Test
  void few_requests_are_found() {
    assertThat(messages(SETUP, busy(100, 2), "too-few-requests"))
        .containsExactly(
            "At 2.00 requests per second, 10 % for 1m are about 12 requests; 100 are needed for a threshold of 99.0 %.");
    assertThat(codes(SETUP, busy(100, 50))).isEmpty();
  }

  @Test
  void a_window_with_less_than_two_scrapes_is_found() {
    FakePrometheus prometheus = new FakePrometheus().with("count_over_time", 5);

    assertThat(messages(SETUP, busy(prometheus, 100, 50), "window-too-short"))
        .contains("Metric request-duration covers 1m, and pods are scraped every 1m.");
  }

  @Test
  void the_given_server_is_asked_instead() {
    FakePrometheus prometheus = busy(100, 50);
    Snapshot s = Setup.of(SETUP);
    MeasuringRound.of(s, desk(prometheus, Optional.of("http://localhost:9090")), metric -> {});

    assertThat(prometheus.addresses).containsOnly("http://localhost:9090");
  }

  @Test
  void one_analysis_passes_fails_or_has_no_data() {
    Snapshot s = Setup.of(SETUP);

    assertThat(run(s, busy(100, 50), Side.PRIMARY)).isEqualTo(CheckRun.Outcome.PASS);
    assertThat(run(s, busy(91.3, 50), Side.PRIMARY)).isEqualTo(CheckRun.Outcome.FAIL);
    assertThat(run(s, new FakePrometheus(), Side.CANARY)).isEqualTo(CheckRun.Outcome.NO_DATA);
    assertThat(
            run(
                s,
                new FakePrometheus().with("istio_", FakePrometheus.refused("parse error")),
                Side.CANARY))
        .isEqualTo(CheckRun.Outcome.FAIL);
  }

  private static CheckRun.Outcome run(Snapshot s, FakePrometheus prometheus, Side side) {
    return CheckRun.of(s, desk(prometheus, Optional.empty()), side, metric -> {}).outcome();
  }

  private static FakePrometheus busy(double rate, double requests) {
    return busy(new FakePrometheus().with("count_over_time", 20), rate, requests);
  }

  private static FakePrometheus busy(FakePrometheus prometheus, double rate, double requests) {
    return prometheus
        .with("* 100", rate)
        .with("histogram_quantile", 100)
        .with("sum(rate(istio_requests_total{", requests);
  }

  /** All series are there but that one. */
  private static FakePrometheus healthy(String missing) {
    return new FakePrometheus()
        .with(missing, new MetricAnswer.NoData("nothing"))
        .with("count(", 1)
        .with("count_over_time", 20);
  }

  private static MetricDesk desk(FakePrometheus prometheus, Optional<String> instead) {
    return new MetricDesk(
        List.of(prometheus),
        MetricContext.of(InstantSource.fixed(Setup.NOW)),
        instead,
        Duration.ofSeconds(1));
  }

  private static List<Finding> all(String yaml, FakePrometheus prometheus) {
    Snapshot s = Setup.of(yaml);
    return Doctor.examine(
        s.with(MeasuringRound.of(s, desk(prometheus, Optional.empty()), metric -> {})));
  }

  private static List<Finding> findings(String yaml, FakePrometheus prometheus) {
    return all(yaml, prometheus).stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .toList();
  }

  private static List<String> codes(String yaml, FakePrometheus prometheus) {
    return findings(yaml, prometheus).stream().map(Finding::code).toList();
  }

  private static List<String> messages(String yaml, FakePrometheus prometheus, String code) {
    return findings(yaml, prometheus).stream()
        .filter(finding -> finding.code().equals(code))
        .map(Finding::message)
        .toList();
  }
}
