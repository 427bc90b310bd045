package io.haldane.mesh.ambient;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import org.junit.jupiter.api.Test;

class AmbientRouterTest extends RouterContract {
  @Override
  protected TrafficRouter router() {
    return new AmbientRouter();
  }

  @Test
  void what_waypoints_report_is_measured() {
    assertThat(router().queries().successRate()).contains("reporter=\"waypoint\"");
    assertThat(router().queries().duration()).contains("reporter=\"waypoint\"");
  }

  @Test
  void a_service_with_a_waypoint_is_fine() {
    String service =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: till, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
        status: {conditions: [{type: istio.io/WaypointBound, status: "True"}]}
        """;
    LiveObjects live = new MemoryCluster(Yaml.documents(service)).live();
    assertThat(router().refusals(target("stepWeight: 10", Traffic.weight(10)), live)).isEmpty();
  }

  /** What is needed and ours is deleted with the canary; the Service must stay. */
  @Test
  void the_service_is_read_and_not_needed() {
    assertThat(router().needs(target("stepWeight: 10", Traffic.weight(10)), LiveObjects.NONE))
        .extracting(ObjectRef::kind)
        .containsExactly("HTTPRoute", "VirtualService");
  }
}
