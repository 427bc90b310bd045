package io.haldane.mesh.apisix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Pending;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ApisixRouterTest extends RouterContract {
  private static final ObjectRef CANARY =
      new ObjectRef("apisix.apache.org/v2", "ApisixRoute", "shop", "web-till-canary");
  private final ApisixRouter router = new ApisixRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  @Override
  protected List<ObjectNode> given() {
    return Yaml.documents(
        """
        apiVersion: apisix.apache.org/v2
        kind: ApisixRoute
        metadata: {name: web, namespace: shop}
        spec:
          ingressClassName: apisix
          http:
          - {name: one, match: {paths: [/one]}, backends: [{serviceName: till, servicePort: 80}]}
          - {name: two, match: {paths: [/two]}, backends: [{serviceName: till, servicePort: 80}]}
        """);
  }

  @Override
  protected String reference() {
    return "routeRef: {apiVersion: apisix.apache.org/v2, kind: ApisixRoute, name: web}";
  }

  /** What is read of a route that was written with 20 percent and then changed. */
  private RouteState read(Consumer<ObjectNode> change) {
    return readAfter("stepWeight: 10", CANARY, change);
  }

  private static ObjectNode backend(ObjectNode route, int entry, int index) {
    return (ObjectNode) route.at("/spec/http/%d/backends/%d".formatted(entry, index));
  }

  private RouteState readWithStatus(long generation, String accepted) {
    return read(route -> {
      route.withObjectProperty("metadata").put("generation", generation);
      route.set(
          "status",
          Yaml.documents(
                  "conditions: [{type: Accepted, status: \"%s\", observedGeneration: 3, message: no such plugin}]"
                      .formatted(accepted))
              .getFirst());
    });
  }

  @Test
  void a_route_that_apisix_accepts_is_routed() {
    assertThat(readWithStatus(3, "True")).isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void a_change_that_apisix_has_not_observed_is_waited_for() {
    assertThat(readWithStatus(4, "True"))
        .isEqualTo(
            new Pending(
                "APISIX has not observed the last change of ApisixRoute shop/web-till-canary",
                Traffic.weight(20)));
  }

  @Test
  void a_route_that_apisix_refuses_is_waited_for_with_the_reason() {
    assertThat(readWithStatus(3, "False"))
        .isEqualTo(
            new Pending(
                "APISIX refuses ApisixRoute shop/web-till-canary: no such plugin",
                Traffic.weight(20)));
  }

  @Test
  void a_backend_without_a_weight_has_a_hundred() {
    assertThat(
            read(route -> {
              for (int entry : new int[] {0, 1}) {
                backend(route, entry, 0).put("weight", 300);
                backend(route, entry, 1).remove("weight");
              }
            }))
        .isEqualTo(new Routed(Traffic.weight(25)));
  }

  @Test
  void weights_that_do_not_add_up_are_no_split() {
    assertThat(
            read(route -> {
              for (int entry : new int[] {0, 1}) {
                backend(route, entry, 0).put("weight", 0);
                backend(route, entry, 1).put("weight", 0);
              }
            }))
        .isInstanceOf(Unreadable.class);
    assertThat(read(route -> backend(route, 1, 1).put("weight", 90)))
        .isEqualTo(
            new Unreadable(
                "the entries of spec.http of ApisixRoute shop/web-till-canary split differently"));
  }

  @Test
  void entries_that_lead_elsewhere_are_no_split() {
    assertThat(read(route -> backend(route, 0, 1).put("serviceName", "stranger")))
        .isInstanceOf(Unreadable.class);
    assertThat(
            read(route -> {
              for (int entry : new int[] {0, 1}) {
                backend(route, entry, 1).put("serviceName", "stranger");
              }
            }))
        .isEqualTo(
            new Unreadable(
                "ApisixRoute shop/web-till-canary does not split between till-primary and"
                    + " till-canary"));
  }

  @Test
  void the_users_route_is_never_written() {
    RouteTarget target = target("stepWeight: 10", Traffic.ALL_TO_CANARY);
    LiveObjects live = new MemoryCluster(given()).live();
    assertThat(router.render(target, Traffic.ALL_TO_CANARY, live).apply())
        .singleElement()
        .extracting("ref")
        .isEqualTo(CANARY);
    assertThat(router.render(target, Traffic.ALL_TO_CANARY, LiveObjects.NONE))
        .isEqualTo(Manifests.NONE);
  }
}
