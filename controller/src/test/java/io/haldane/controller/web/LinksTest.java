package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @Test
  void links_are_names_with_addresses() {
    assertThat(
            Links.parse(
                    "Grafana=https://g.example/d?ns={{namespace}}\n  Pod_logs=http://l.example/{{name}}")
                .all())
        .containsExactly(
            new Links.Link("Grafana", "https://g.example/d?ns={{namespace}}"),
            new Links.Link("Pod logs", "http://l.example/{{name}}"));
    assertThat(Links.parse("").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grafana",
        "=https://g.example",
        "Bad=javascript:alert(1)",
        "Bad=/relative",
        "Bad=https://{{name}}.example/",
        "Bad=https://g.example{{name}}/",
        "Bad=https://{{namespace}}@g.example/",
        "Bad=https://g.example/{{unknown}}"
      })
  void what_cannot_be_a_link_or_leaves_the_host_to_others_is_left_out(String text) {
    assertThat(Links.parse(text).all()).isEmpty();
  }

  @Test
  void there_are_not_too_many() {
    String many =
        IntStream.range(0, 50)
            .mapToObj(i -> "L" + i + "=https://a.example")
            .collect(Collectors.joining(" "));
    assertThat(Links.parse(many).all()).hasSize(20);
  }

  @Test
  void the_query_of_a_check_is_the_one_that_prometheus_got_last() {
    AskedQueries queries = new AskedQueries();
    queries.asked(
        List.of(metric("latency", "prometheus", "old"), metric("errors", "datadog", "avg:x")));
    queries.asked(
        List.of(
            metric("latency", "prometheus", "new"),
            metric("long", "prometheus", "x".repeat(3_000))));
    assertThat(queries.all()).isEqualTo(Map.of("latency", "new"));
    for (int i = 0; i < 100; i++) {
      queries.asked(List.of(metric("m" + i, "prometheus", "q")));
    }
    assertThat(queries.all()).hasSize(50);
  }

  private static Question metric(String name, String type, String query) {
    Backend backend = new Backend(type, "http://m.example", Map.of(), null, null, false);
    return new Question.Metric(
        name, new MetricRequest(backend, query, Duration.ofMinutes(1), Optional.empty()));
  }
}
