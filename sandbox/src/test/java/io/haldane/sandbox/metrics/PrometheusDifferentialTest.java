package io.haldane.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haldane.sandbox.promql.Labels;
import io.haldane.sandbox.promql.Point;
import io.haldane.sandbox.promql.Promql;
import io.haldane.sandbox.promql.SampleStore;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same samples and the same queries for a real Prometheus and for ours. */
class PrometheusDifferentialTest {
  private static final long SEED = 4711;
  private static final int RANDOM_QUERIES = 200;

  /** On a sample, between samples, at the edges of lookback and staleness, before and after all. */
  private static final List<Long> TIMES =
      List.of(
          SampleWorld.START,
          SampleWorld.START + 2 * SampleWorld.MINUTE + 1,
          SampleWorld.START + 8 * SampleWorld.MINUTE,
          SampleWorld.START + 12 * SampleWorld.MINUTE + 2_345,
          SampleWorld.START + 15 * SampleWorld.MINUTE,
          SampleWorld.START + 15 * SampleWorld.MINUTE + 1,
          SampleWorld.END - 1,
          SampleWorld.END + 6 * SampleWorld.MINUTE);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static Optional<PrometheusProcess> real = Optional.empty();
  private static Optional<QueryServer> embedded = Optional.empty();

  @BeforeAll
  static void bothHaveTheSameSamples() throws Exception {
    Optional<PrometheusBinary> binary = PrometheusBinary.onPath();
    assumeTrue(RealServers.note("Prometheus", binary.isPresent()), "no prometheus on the PATH");
    PrometheusProcess process =
        PrometheusProcess.start(
            binary.get(),
            "global: {}",
            List.of("--web.enable-remote-write-receiver", "--storage.tsdb.retention.time=100y"));
    real = Optional.of(process);
    Map<Labels, List<Point>> series = SampleWorld.create();
    RemoteWrite.send(process.address(), series);
    SampleStore store = new SampleStore(Duration.ofHours(1));
    series.values().forEach(store::append);
    embedded = Optional.of(new QueryServer(new Promql(store), InstantSource.system()));
  }

  @AfterAll
  static void stop() {
    real.ifPresent(PrometheusProcess::close);
    embedded.ifPresent(QueryServer::close);
    HTTP.close();
  }

  @Test
  void queries_of_canaries_have_the_same_results() throws Exception {
    List<String> differences = differences(BuiltinForms.all(), "of canaries");
    assertThat(differences).isEmpty();
  }

  @Test
  void the_samples_answer_every_query_of_canaries() throws Exception {
    String now = seconds(SampleWorld.END);
    for (String query : BuiltinForms.all()) {
      Map<String, String> parameters = Map.of("query", query, "time", now);
      ApiResult result =
          ApiResult.ask(HTTP, real.orElseThrow().address(), "/api/v1/query", parameters);
      boolean empty = query.startsWith("100 - sum(rate(no_such_total");
      boolean silent = result.elements().keySet().stream().allMatch(e -> e.startsWith("type "));
      assertThat(silent).as(query).isEqualTo(empty);
    }
  }

  @Test
  void every_edge_of_the_language_has_the_same_results() throws Exception {
    List<String> differences = differences(lines("edge-queries.promql"), "at the edges");
    assertThat(differences).isEmpty();
  }

  @Test
  void random_queries_have_the_same_results() throws Exception {
    List<String> queries = RandomQueries.create(SEED, RANDOM_QUERIES);
    List<String> differences = differences(queries, "at random, seed " + SEED);
    assertThat(differences).isEmpty();
  }

  @Test
  void queries_over_a_time_span_have_the_same_results() throws Exception {
    List<String> queries = new ArrayList<>(BuiltinForms.all());
    queries.addAll(RandomQueries.create(SEED + 1, 50));
    List<String> differences = new ArrayList<>();
    for (String query : queries) {
      Map<String, String> parameters =
          Map.of(
              "query",
              query,
              "start",
              seconds(SampleWorld.START + 7 * SampleWorld.MINUTE),
              "end",
              seconds(SampleWorld.START + 17 * SampleWorld.MINUTE),
              "step",
              "37s");
      compare("/api/v1/query_range", parameters, false, differences);
    }
    System.out.printf("%d queries over a time span compared%n", queries.size());
    assertThat(differences).isEmpty();
  }

  @Test
  void malformed_queries_are_refused_with_the_same_words() throws Exception {
    List<String> differences = new ArrayList<>();
    List<String> queries = lines("malformed-queries.promql");
    for (String query : queries) {
      compare("/api/v1/query", Map.of("query", query, "time", "1"), true, differences);
    }
    System.out.printf("%d malformed queries compared%n", queries.size());
    assertThat(differences).isEmpty();
  }

  @Test
  void malformed_requests_are_refused_with_the_same_words() throws Exception {
    List<String> differences = new ArrayList<>();
    for (Map<String, String> parameters :
        List.of(
            Map.of("query", "1", "time", "soon"),
            Map.of("query", "1", "timeout", "x"),
            Map.of("time", "1"),
            Map.of("query", "1", "time", "2015-07-01T20:10:51.781Z"),
            Map.of("query", "1", "time", "1435781451.781"))) {
      compare("/api/v1/query", parameters, true, differences);
    }
    for (Map<String, String> parameters :
        List.of(
            Map.of("query", "1", "end", "2", "step", "1"),
            Map.of("query", "1", "start", "1", "end", "x", "step", "1"),
            Map.of("query", "1", "start", "3", "end", "2", "step", "1"),
            Map.of("query", "1", "start", "1", "end", "2", "step", "x"),
            Map.of("query", "1", "start", "1", "end", "2", "step", "0"),
            Map.of("query", "1", "start", "1", "end", "2", "step", "-1m"),
            Map.of("query", "1", "start", "1", "end", "12000", "step", "1"),
            Map.of("query", "up[5m]", "start", "1", "end", "2", "step", "1"),
            Map.of("query", "\"text\"", "start", "1", "end", "2", "step", "1"),
            Map.of("query", "up(", "start", "1", "end", "2", "step", "1"))) {
      compare("/api/v1/query_range", parameters, true, differences);
    }
    assertThat(differences).isEmpty();
  }

  private static List<String> differences(List<String> queries, String which) throws Exception {
    List<String> differences = new ArrayList<>();
    int values = 0;
    int errors = 0;
    for (String query : queries) {
      for (long time : TIMES) {
        Map<String, String> parameters = Map.of("query", query, "time", seconds(time));
        ApiResult result = compare("/api/v1/query", parameters, false, differences);
        values += result.elements().size();
        errors += result.isError() ? 1 : 0;
      }
    }
    System.out.printf(
        "%d queries %s compared at %d times: %d results with %d elements, %d errors%n",
        queries.size(), which, TIMES.size(), queries.size() * TIMES.size(), values, errors);
    return differences;
  }

  private static ApiResult compare(
      String path, Map<String, String> parameters, boolean words, List<String> differences)
      throws Exception {
    ApiResult expected = ApiResult.ask(HTTP, real.orElseThrow().address(), path, parameters);
    ApiResult actual = ApiResult.ask(HTTP, embedded.orElseThrow().address(), path, parameters);
    boolean same = expected.agrees(actual) && (!words || expected.error().equals(actual.error()));
    if (!same) {
      differences.add(parameters + "\n  expected " + expected + "\n  actual   " + actual);
    }
    return expected;
  }

  private static String seconds(long millis) {
    return millis / 1000 + "." + String.format("%03d", millis % 1000);
  }

  private static List<String> lines(String resource) throws IOException {
    Class<?> here = PrometheusDifferentialTest.class;
    try (InputStream in = Objects.requireNonNull(here.getResourceAsStream(resource))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("//")).toList();
    }
  }
}
