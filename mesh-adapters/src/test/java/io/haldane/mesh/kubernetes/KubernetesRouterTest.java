package io.haldane.mesh.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesRouterTest extends RouterContract {

  @Override
  protected TrafficRouter router() {
    return new KubernetesRouter();
  }

  @ParameterizedTest
  @DisplayName("the canary's pods are measured and the primary's are not")
  @CsvSource({
    "till-5c9f8d7b6-x2k4p, true", // of a Deployment
    "till-x2k4p, true", // of a DaemonSet
    "till-primary-5c9f8d7b6-x2k4p, false",
    "till-primary-x2k4p, false",
    "tills-5c9f8d7b6-x2k4p, false",
  })
  void the_canarys_pods_are_measured_and_the_primarys_are_not(String pod, boolean measured) {
    BuiltinQueries queries = new KubernetesRouter().queries();
    for (String query : List.of(queries.successRate(), queries.duration())) {
      assertThat(matches(query, "=~", pod) && !matches(query, "!~", pod)).isEqualTo(measured);
    }
  }

  private static boolean matches(String query, String operator, String pod) {
    String start = "kubernetes_pod_name" + operator + "\"";
    int from = query.indexOf(start) + start.length();
    String regex = query.substring(from, query.indexOf('"', from)).replace("{{ target }}", "till");
    return pod.matches(regex);
  }
}
