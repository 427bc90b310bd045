package io.haldane.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Sample.NoData;
import io.haldane.api.metrics.Sample.Unavailable;
import io.haldane.api.metrics.Sample.Value;
import io.haldane.metrics.Asking;
import io.haldane.metrics.http.HttpServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusAnswerTest {
  private static final HttpServer ASKED =
      ((PrometheusSource)
              new PrometheusProvider()
                  .open(Backend.prometheus("http://prometheus:9090"), Asking.CONTEXT))
          .server();

  private static Sample read(String body) {
    return Sample.of(PrometheusSource.READER.read(body, ASKED));
  }

  private static void assertUnavailable(Sample sample, Fault fault, String words) {
    assertThat(sample)
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> {
              assertThat(unavailable.fault()).isEqualTo(fault);
              assertThat(unavailable.why()).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource({"0,0", "99.5,99.5", "1e+06,1000000", "-3,-3", "5e-324,5e-324"})
  void the_value_is_a_number_in_a_text(String text, double value) {
    assertThat(read(Bodies.vector(text))).isEqualTo(new Value(value));
  }

  @Test
  void several_series_are_no_verdict_and_the_cure_is_named() {
    String words = "the query gives 2 series and one value is needed; aggregate it";
    assertUnavailable(read(Bodies.vector("1", "100")), Fault.CONFIGURATION, words);
    assertUnavailable(read(Bodies.vector("1", "NaN")), Fault.CONFIGURATION, words);
    assertUnavailable(read(Bodies.vector("NaN", "1")), Fault.CONFIGURATION, words);
  }

  @Test
  void several_series_are_there_to_be_looked_at() {
    String two =
        "[{\"metric\":{\"pod\":\"a\"},\"value\":[1,\"2\"]},{\"metric\":{},\"value\":[1,\"NaN\"]}]";
    assertThat(PrometheusSource.READER.read(Bodies.of("vector", two), ASKED))
        .isEqualTo(
            new MetricAnswer.Series(
                List.of(
                    new MetricAnswer.Point(Map.of("pod", "a"), 2),
                    new MetricAnswer.Point(Map.of(), Double.NaN)),
                "with sum() or max()"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"warnings\":[\"PromQL warning: quantile value should be between 0 and 1\"]",
        "\"warnings\":[\"PromQL info: fine\",\"No StoreAPIs matched for this query\"]",
      })
  void a_value_with_a_warning_is_no_verdict(String field) {
    String body = Bodies.vector("100");
    String warned = body.substring(0, body.length() - 1) + "," + field + "}";
    assertUnavailable(
        read(warned),
        Fault.BACKEND,
        "Prometheus at http://prometheus:9090 gives a value with a warning: ");
    assertThat(((Unavailable) read(warned)).why()).doesNotContain("PromQL info");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"isPartial\":false",
        "\"warnings\":[]",
        "\"warnings\":null",
        "\"infos\":[\"PromQL info: metric might not be a counter\"]",
        "\"warnings\":[\"PromQL info: metric might not be a counter, name does not end in _total\"]",
      })
  void hints_about_a_query_do_not_spoil_its_value(String field) {
    String body = Bodies.vector("100");
    assertThat(read(body.substring(0, body.length() - 1) + "," + field + "}"))
        .isEqualTo(new Value(100));
  }

  @Test
  void a_partial_answer_is_no_verdict() {
    String body = Bodies.vector("100");
    assertUnavailable(
        read(body.substring(0, body.length() - 1) + ",\"isPartial\":true}"),
        Fault.BACKEND,
        "gives a partial answer (isPartial)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1f", "0x1p3", " 1", "1 ", "", "1e999", "--1", "1_000"})
  void what_only_java_takes_for_a_number_is_none(String text) {
    assertUnavailable(read(Bodies.vector(text)), Fault.BACKEND, "a value that is not a number");
  }

  @Test
  void a_scalar_is_a_value() {
    assertThat(read(Bodies.of("scalar", "[1767225600,\"42\"]"))).isEqualTo(new Value(42));
    assertThat(read(Bodies.of("scalar", "[1767225600,\"NaN\"]"))).isInstanceOf(NoData.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "+Inf", "-Inf"})
  void a_value_that_is_no_finite_number_is_no_data_and_named(String text) {
    assertThat(read(Bodies.vector(text)))
        .isInstanceOfSatisfying(NoData.class, none -> assertThat(none.why()).contains(text));
  }

  @Test
  void no_series_is_no_data_and_points_at_traffic_and_labels() {
    assertThat(read(Bodies.vector()))
        .isEqualTo(
            new NoData(
                "the query matches no series; is there traffic, and are its label values right?"));
  }

  @Test
  void a_range_is_the_querys_mistake() {
    String series = "[{\"metric\":{},\"values\":[[1,\"1\"],[2,\"2\"]]}]";
    String words = "query returned multiple values";
    assertUnavailable(read(Bodies.of("matrix", series)), Fault.CONFIGURATION, words);
    assertUnavailable(read(Bodies.of("matrix", "[]")), Fault.CONFIGURATION, words);
    assertUnavailable(read(Bodies.of("vector", series)), Fault.CONFIGURATION, words);
  }

  @Test
  void texts_and_histograms_are_the_querys_mistake() {
    assertUnavailable(
        read(Bodies.of("string", "[1767225600,\"a\"]")), Fault.CONFIGURATION, "returned a text");
    String histogram = "[{\"metric\":{},\"histogram\":[1767225600,{\"count\":\"1\"}]}]";
    assertUnavailable(read(Bodies.of("vector", histogram)), Fault.CONFIGURATION, "a histogram");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "7",
        "{\"status\":1}",
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[7]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":\"x\"}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"Infinity\"]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"other\",\"result\":[]}}",
      })
  void json_that_is_no_query_result_is_the_backends_fault(String body) {
    assertUnavailable(read(body), Fault.BACKEND, "Prometheus at http://prometheus:9090 gives a");
  }

  @Test
  void endless_nesting_is_the_backends_fault() {
    assertUnavailable(read("[".repeat(100_000)), Fault.BACKEND, "gives no JSON");
  }

  @Test
  void an_error_with_a_good_status_is_reported_in_the_servers_words() {
    assertUnavailable(
        read(Bodies.error("internal", "store is gone")), Fault.BACKEND, "reports: store is gone");
  }

  @Test
  void a_login_page_is_recognised() {
    assertUnavailable(read("\n<!doctype html>"), Fault.BACKEND, "does it need a login?");
  }
}
