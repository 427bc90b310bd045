package io.haldane.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.promql.Labels;
import io.haldane.sandbox.promql.Point;
import io.haldane.sandbox.promql.Promql;
import io.haldane.sandbox.promql.SampleStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bodies are those that Prometheus 2.42 was seen to send. */
class QueryServerTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private QueryServer server;

  @BeforeEach
  void start() throws IOException {
    SampleStore store = new SampleStore(Duration.ofMinutes(15));
    store.append(
        List.of(
            Point.of(Labels.of("up", "job", "a\"b"), 1_000, 1),
            Point.of(Labels.of("up", "job", "a\"b"), 2_500, Double.NaN)));
    server = new QueryServer(new Promql(store), () -> Instant.ofEpochMilli(2_070));
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query?query=up                                  | {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","job":"a\\"b"},"value":[2.070,"1"]}]}}
          query?query=up&time=3                           | {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","job":"a\\"b"},"value":[3,"NaN"]}]}}
          query?query=none                                | {"status":"success","data":{"resultType":"vector","result":[]}}
          query?query=1%2F0&time=1.5                      | {"status":"success","data":{"resultType":"scalar","result":[1.500,"+Inf"]}}
          query?query=vector(1e21)&time=1                 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1e+21"]}]}}
          query?query=%22a%22&time=1970-01-01T00:00:05Z   | {"status":"success","data":{"resultType":"string","result":[5,"a"]}}
          query?query=up[2s]&time=3                       | {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","job":"a\\"b"},"values":[[1,"1"],[2.500,"NaN"]]}]}}
          query_range?query=up&start=0&end=3&step=1500ms  | {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","job":"a\\"b"},"values":[[1.500,"1"],[3,"NaN"]]}]}}
          query_range?query=7&start=1&end=2&step=0.5      | {"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"7"],[1.500,"7"],[2,"7"]]}]}}
          """)
  void results_have_the_shapes_of_prometheus(String request, String body) throws Exception {
    HttpResponse<String> response =
        get("/api/v1/" + request.replace("[", "%5B").replace("]", "%5D"));

    assertThat(response.body()).isEqualTo(body);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query                                        | 400 | bad_data  | invalid parameter \\"query\\": 1:1: parse error: no expression found in input
          query?query=sum(                             | 400 | bad_data  | invalid parameter \\"query\\": 1:5: parse error: unclosed left parenthesis
          query?query=1&time=soon                      | 400 | bad_data  | invalid parameter \\"time\\": Invalid time value for 'time': cannot parse \\"soon\\" to a valid timestamp
          query?query=1&timeout=x                      | 400 | bad_data  | invalid parameter \\"timeout\\": cannot parse \\"x\\" to a valid duration
          query?query=up%20%2B%20on()%20(up%20or%20vector(1)) | 422 | execution | found duplicate series for the match group {} on the right hand-side of the operation: [{}, up{job=\\"a\\\\\\"b\\"}];many-to-many matching not allowed: matching labels must be unique on one side
          query_range?query=sum(&start=1&end=2&step=1  | 400 | bad_data  | 1:5: parse error: unclosed left parenthesis
          query_range?query=1&start=2&end=1&step=1     | 400 | bad_data  | invalid parameter \\"end\\": end timestamp must not be before start time
          query_range?query=1&start=1&end=9e6&step=1   | 400 | bad_data  | exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)
          """)
  void refusals_have_the_shapes_of_prometheus(String request, int status, String type, String error)
      throws Exception {
    HttpResponse<String> response = get("/api/v1/" + request);

    assertThat(response.body())
        .isEqualTo(
            "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, error));
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void queries_may_be_posted_as_a_form() throws Exception {
    assertThat(post("query=up%20%2B%201&time=1").body()).contains("\"value\":[1,\"2\"]");
  }

  @Test
  void a_form_with_a_broken_escape_is_refused() throws Exception {
    assertThat(post("query=%2").statusCode()).isEqualTo(400);
  }

  @Test
  void it_is_ready_and_healthy_and_knows_nothing_else() throws Exception {
    assertThat(get("/-/ready").body()).isEqualTo("Prometheus Server is Ready.\n");
    assertThat(get("/-/healthy").body()).isEqualTo("Prometheus Server is Healthy.\n");
    assertThat(get("/api/v1/series").statusCode()).isEqualTo(404);
    HttpRequest delete =
        HttpRequest.newBuilder(server.address().resolve("/api/v1/query")).DELETE().build();
    assertThat(http.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address().resolve("/api/v1/query"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }
}
