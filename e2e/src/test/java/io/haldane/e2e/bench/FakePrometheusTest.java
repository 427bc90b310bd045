package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FakePrometheusTest {
  private static final String SERIES =
      "{reporter=\"destination\", destination_workload_namespace=\"fleet-1\","
          + " destination_workload=~\"%s\"}[1m])) ";
  private static final String RATE = "sum(rate(istio_requests_total" + SERIES + "* 100";
  private static final String LATENCY =
      "histogram_quantile(0.99, sum(rate(istio_request_duration_milliseconds_bucket"
          + SERIES
          + "by (le))";

  @Test
  void only_the_rate_of_chosen_canaries_is_bad_and_that_is_remembered() throws Exception {
    Member bad = new Member("fleet-1", "app-1");
    Member good = new Member("fleet-1", "app-2");
    try (FakePrometheus prometheus = new FakePrometheus(0)) {
      assertThat(ask(prometheus, RATE.formatted("app-1"))).contains("\"100\"");
      prometheus.fail(List.of(bad));
      long before = System.nanoTime();
      assertThat(ask(prometheus, RATE.formatted("app-1"))).contains("\"50\"");
      assertThat(ask(prometheus, RATE.formatted("app-2"))).contains("\"100\"");
      assertThat(ask(prometheus, LATENCY.formatted("app-1"))).contains("\"10\"");
      assertThat(ask(prometheus, "vector(1)")).contains("\"1\"");
      assertThat(prometheus.failures(bad)).singleElement().matches(at -> at >= before);
      assertThat(prometheus.failures(good)).isEmpty();
    }
  }

  private static String ask(FakePrometheus prometheus, String query) throws Exception {
    URI uri =
        prometheus
            .address()
            .resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
