package io.haldane.metrics.keptn;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.ClusterApi;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.Asking;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final String PENDING = "{\"status\":{\"state\":\"Progressing\"}}";

  /** What the API server was asked, without the part of a name that is random. */
  private final List<String> asked = new ArrayList<>();

  private final Deque<ClusterApi.Answer> states = new ArrayDeque<>();

  private final ClusterApi cluster =
      new ClusterApi() {
        @Override
        public Answer get(String path) {
          record("GET", path);
          return path.endsWith("metrics.keptn.sh")
              ? new Answer.Found("{\"preferredVersion\":{\"version\":\"v1\"}}")
              : states.remove();
        }

        @Override
        public Answer create(String path, String json) {
          record("POST", path + " " + json);
          return new Answer.Found(json);
        }

        @Override
        public Answer delete(String path) {
          record("DELETE", path);
          return new Answer.Found("{}");
        }
      };

  private void record(String method, String rest) {
    asked.add(method + " " + rest.replaceAll("quality-[0-9a-f]{6}", "quality-RANDOM"));
  }

  private MetricAnswer ask(String query, Duration deadline) {
    Backend backend = new Backend("keptn", "", Map.of(), null, null, false);
    return new KeptnProvider()
        .open(backend, MetricContext.of(() -> Asking.NOW, new OutboundClient(), cluster))
        .query(new MetricQuery(query, new Window(Asking.NOW, Asking.NOW), Duration.ZERO), deadline);
  }

  private void completed(boolean pass) {
    states.add(
        new ClusterApi.Answer.Found(
            "{\"status\":{\"state\":\"Completed\",\"pass\":%s}}".formatted(pass)));
  }

  @Test
  void an_analysis_is_created_with_its_arguments_and_deleted_at_its_end() {
    completed(true);
    assertThat(ask("analysis/shop/quality/5m/app=till;env=prod", Duration.ofMinutes(1)))
        .isEqualTo(new MetricAnswer.Value(1));
    assertThat(asked)
        .containsExactly(
            "GET /apis/metrics.keptn.sh",
            "POST /apis/metrics.keptn.sh/v1/namespaces/shop/analyses "
                + "{\"apiVersion\":\"metrics.keptn.sh/v1\",\"kind\":\"Analysis\",\"metadata\":"
                + "{\"name\":\"quality-RANDOM\",\"namespace\":\"shop\"},\"spec\":"
                + "{\"analysisDefinition\":{\"name\":\"quality\"},\"timeframe\":{\"recent\":\"5m\"},"
                + "\"args\":{\"app\":\"till\",\"env\":\"prod\"}}}",
            "GET /apis/metrics.keptn.sh/v1/namespaces/shop/analyses/quality-RANDOM",
            "DELETE /apis/metrics.keptn.sh/v1/namespaces/shop/analyses/quality-RANDOM");
  }

  @Test
  void an_analysis_that_fails_is_zero() {
    completed(false);
    assertThat(ask("analysis/shop/quality", Duration.ofMinutes(1)))
        .isEqualTo(new MetricAnswer.Value(0));
  }

  @Test
  void an_analysis_that_takes_too_long_is_no_answer_and_is_deleted() {
    states.add(new ClusterApi.Answer.Found(PENDING));
    assertThat(ask("analysis/shop/quality", Duration.ofMillis(500)).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("has not completed"));
    assertThat(asked.getLast()).startsWith("DELETE");
  }

  @Test
  void what_the_api_server_refuses_is_said() {
    states.add(new ClusterApi.Answer.Refused("analyses is forbidden"));
    assertThat(ask("analysis/shop/quality", Duration.ofMinutes(1)).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("refuses", "is forbidden"));
    assertThat(asked.getLast()).startsWith("DELETE");
  }
}
