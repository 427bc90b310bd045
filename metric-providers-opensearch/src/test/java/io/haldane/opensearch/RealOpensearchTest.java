package io.haldane.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.elasticsearch.OpensearchProvider;
import io.haldane.outbound.OutboundClient;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of a real OpenSearch, as docs/providers/elasticsearch.md has them. */
class RealOpensearchTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final String REQUEST =
      """
      {"app": "%s", "level": "%s", "ms": %d, "failed": %b, "@timestamp": "2026-11-27T11:%sZ"}\
      """;

  private static @Nullable OpensearchNode running;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    OpensearchNode node = OpensearchNode.start(directory);
    running = node;
    RealServers.note("OpenSearch", true);
    node.write(
        "logs-2026",
        List.of(
            REQUEST.formatted("till", "info", 2, false, "59:00"),
            REQUEST.formatted("till", "info", 4, false, "59:20"),
            REQUEST.formatted("till", "info", 5, false, "59:30"),
            REQUEST.formatted("till", "error", 9, true, "59:59"),
            REQUEST.formatted("till", "error", 1000, true, "58:59"),
            REQUEST.formatted("cart", "error", 1000, true, "59:30")));
  }

  @AfterAll
  static void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  private static OpensearchNode node() {
    return Objects.requireNonNull(running, "a node runs");
  }

  private static MetricSource source() {
    Backend backend = new Backend("opensearch", node().address(), Map.of(), null, null, false);
    return new OpensearchProvider()
        .open(backend, MetricContext.of(() -> NOON, new OutboundClient()));
  }

  /** The minute before noon. */
  private static MetricAnswer ask(String query) {
    Window window = new Window(NOON.minus(MINUTE), NOON);
    return source().query(new MetricQuery(query, window, MINUTE), MINUTE);
  }

  /** The requests of an application within the window. */
  private static String search(String app, String rest) {
    return """
    {"index": "logs-*",
     "query": {"bool": {"filter": [
       {"term": {"app": "%s"}},
       {"range": {"@timestamp": {"gte": "${from}", "lt": "${to}"}}}]}}%s}
    """
        .formatted(app, rest);
  }

  private static String aggregation(String kind, String field) {
    return ", \"aggs\": {\"it\": {\"%s\": {\"field\": \"%s\"}}}".formatted(kind, field);
  }

  @Test
  void an_aggregation_counts_what_is_in_the_window() {
    assertThat(ask(search("till", aggregation("avg", "ms")))).isEqualTo(new Value(5));
    assertThat(ask(search("till", aggregation("max", "ms")))).isEqualTo(new Value(9));
    assertThat(ask(search("till", aggregation("value_count", "ms")))).isEqualTo(new Value(4));
  }

  @Test
  void the_average_of_a_boolean_is_a_share() {
    assertThat(ask(search("till", aggregation("avg", "failed")))).isEqualTo(new Value(0.25));
  }

  @Test
  void without_an_aggregation_the_documents_are_counted() {
    assertThat(ask(search("till", ""))).isEqualTo(new Value(4));
    assertThat(ask(search("nobody", ""))).isEqualTo(new Value(0));
  }

  @Test
  void above_ten_thousand_the_search_has_to_ask_for_the_count() throws Exception {
    node().write("many", Collections.nCopies(10_001, "{}"));
    assertRefused(ask("{\"index\": \"many\"}"), "track_total_hits");
    assertThat(ask("{\"index\": \"many\", \"track_total_hits\": true}"))
        .isEqualTo(new Value(10_001));
  }

  @Test
  void no_documents_and_an_unknown_field_are_no_data() {
    assertThat(ask(search("nobody", aggregation("avg", "ms")))).isInstanceOf(NoData.class);
    assertThat(ask(search("till", aggregation("avg", "msec")))).isInstanceOf(NoData.class);
  }

  @Test
  void an_index_that_is_missing_is_the_configurations_fault() {
    assertRefused(ask("{\"index\": \"nope\"}"), "no such index [nope]");
  }

  @Test
  void a_pattern_that_matches_no_index_is_no_data() {
    String nope = search("till", aggregation("avg", "ms")).replace("logs-*", "nope-*");
    assertThat(ask(nope)).isInstanceOf(NoData.class);
    assertThat(ask("{\"index\": \"nope-*\"}")).isInstanceOf(NoData.class);
  }

  @Test
  void several_numbers_are_refused() {
    assertThat(
            ask(
                search(
                    "till",
                    ", \"aggs\": {\"a\": {\"avg\": {\"field\": \"ms\"}}, \"b\": {\"max\": {\"field\": \"ms\"}}}")))
        .isInstanceOf(MetricAnswer.Series.class);
    assertRefused(ask(search("till", aggregation("percentiles", "ms"))), "has several values");
    assertRefused(ask(search("till", aggregation("terms", "ms"))), "has several values");
  }

  @Test
  void what_the_template_gets_wrong_is_said_in_the_words_of_the_server() {
    assertRefused(ask(search("till", aggregation("avg", "app"))), "Please use a keyword field");
    assertRefused(ask(search("till", aggregation("avgg", "ms"))), "[avgg]");
  }

  @Test
  void sql_without_its_plugin_is_the_configurations_fault() {
    assertRefused(ask("SELECT AVG(ms) FROM logs"), "_plugins/_sql");
  }

  @Test
  void the_check_succeeds() {
    assertThat(source().check(MINUTE)).isEmpty();
  }

  private static void assertRefused(MetricAnswer answer, String words) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> {
              assertThat(unavailable.why()).contains(words);
              assertThat(unavailable.fault()).isEqualTo(Fault.CONFIGURATION);
            });
  }
}
