package io.haldane.mesh.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import org.junit.jupiter.api.Test;

class LinkerdHttpRouteRouterTest extends RouterContract {
  private static final ObjectRef ROUTE =
      new ObjectRef("gateway.networking.k8s.io/v1", "HTTPRoute", "shop", "till");

  @Override
  protected TrafficRouter router() {
    return new LinkerdHttpRouteRouter();
  }

  private RouteState reported(String accepted) {
    String status =
        """
        parents:
        - controllerName: linkerd.io/policy-controller
          parentRef: {group: core, kind: Service, namespace: shop, name: till, port: 80}
          conditions: [{type: Accepted, status: "%s", reason: NoMatchingParent}]
        """;
    return readAfter(
        "stepWeight: 10",
        ROUTE,
        route -> {
          route.withObjectProperty("metadata").put("generation", 7);
          route.set("status", Yaml.documents(status.formatted(accepted)).getFirst());
        });
  }

  /** Linkerd never writes which generation it has seen: linkerd2#14964. */
  @Test
  void a_report_without_a_generation_counts() {
    assertThat(reported("True")).isEqualTo(new Routed(Traffic.weight(20)));
    assertThat(reported("False")).isInstanceOf(RouteState.Pending.class);
  }

  @Test
  void there_is_no_mirror() {
    assertThat(router().features())
        .doesNotContain(Feature.MIRROR)
        .contains(Feature.AFFINITY, Feature.HEADER_MATCH);
  }

  @Test
  void the_backend_of_the_canary_is_measured() {
    assertThat(router().queries().successRate())
        .contains("backend_name=\"{{ service }}-canary\"")
        .contains("error=\"\"");
  }
}
