package io.haldane.metrics.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.ClusterApi;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.Asking;
import io.haldane.metrics.externalmetrics.ExternalmetricsProvider;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterServerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final List<String> asked = new ArrayList<>();

  /** The API of the cluster that always gives this answer. */
  private ClusterApi cluster(ClusterApi.Answer answer) {
    return new ClusterApi() {
      @Override
      public Answer get(String path) {
        asked.add(path);
        return answer;
      }

      @Override
      public Answer create(String path, String json) {
        throw new AssertionError("nothing is created");
      }

      @Override
      public Answer delete(String path) {
        throw new AssertionError("nothing is deleted");
      }
    };
  }

  private MetricAnswer ask(ClusterApi.Answer answer) {
    Backend backend = new Backend("externalmetrics", "", Map.of(), null, null, false);
    return new ExternalmetricsProvider()
        .open(backend, MetricContext.of(() -> Asking.NOW, new OutboundClient(), cluster(answer)))
        .query(
            new MetricQuery(
                "shop/queue?labelSelector=app%3Dtill", new Window(Asking.NOW, Asking.NOW), MINUTE),
            MINUTE);
  }

  @Test
  void without_an_address_the_cluster_is_asked_with_the_login_of_the_controller() {
    assertThat(ask(new ClusterApi.Answer.Found("{\"items\":[{\"value\":\"1500m\"}]}")))
        .isEqualTo(new MetricAnswer.Value(1.5));
    assertThat(asked)
        .containsExactly(
            "/apis/external.metrics.k8s.io/v1beta1/namespaces/shop/queue?labelSelector=app%3Dtill");
  }

  @Test
  void what_the_cluster_does_not_have_or_refuses_is_the_configurations_fault() {
    assertUnavailable(
        ask(new ClusterApi.Answer.Missing("no adapter")), Fault.CONFIGURATION, "no adapter");
    assertUnavailable(
        ask(new ClusterApi.Answer.Refused("queue.external is forbidden")),
        Fault.CONFIGURATION,
        "is forbidden");
  }

  @Test
  void an_api_server_that_is_down_is_the_backends_fault() {
    assertUnavailable(ask(new ClusterApi.Answer.Unavailable("is down")), Fault.BACKEND, "is down");
  }

  private static void assertUnavailable(MetricAnswer answer, Fault fault, String words) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            MetricAnswer.Unavailable.class,
            unavailable -> {
              assertThat(unavailable.fault()).isEqualTo(fault);
              assertThat(unavailable.why()).contains(words);
            });
  }
}
