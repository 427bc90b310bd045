package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An HTTPRoute whose parent is the Service: istiod configures the sidecars of clients by it, and no
 * gateway is on the way.
 */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewayInMeshTest {
  private static final String URL = "http://podinfo.NAMESPACE:9898/";

  @Test
  void a_good_version_is_promoted_and_a_bad_one_is_rolled_back(Cluster cluster) {
    try (Journey journey = begin(cluster, "gamma-weighted")) {
      journey.applyText(inMesh("gatewayapi/weighted.yaml"));
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      isReadByTheMesh(journey);

      try (Users users = journey.users(URL)) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        users.awaitOnly("6.0.1").lostNothing();
        assertThat(users.sharesOf("6.0.1")).containsExactly(10, 20, 30, 40, 50);
      }
      journey.applyText(inMesh("gatewayapi/failing.yaml"));
      try (Users users = journey.users(URL)) {
        journey.release("podinfo", "6.0.2");
        journey.awaitPhase("podinfo", CanaryPhase.FAILED);
        users.awaitOnly("6.0.1").lostNothing();
        assertThat(users.sharesOf("6.0.2")).startsWith(10);
      }
      assertThat(journey.tag("podinfo-primary")).isEqualTo("6.0.1");
      assertThat(journey.events("podinfo"))
          .contains("Rolling back podinfo.gamma-weighted failed checks threshold reached 6");
    }
  }

  @Test
  void insiders_meet_the_new_version_and_others_never_do(Cluster cluster) {
    try (Journey journey = begin(cluster, "gamma-ab")) {
      journey.applyText(inMesh("gatewayapi/ab-test.yaml"));
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      Plan plan = Plan.direct(journey.url(URL), 25);
      try (Users insiders = journey.users(plan.withHeaders(Map.of("x-canary", "insider")));
          Users others = journey.users(plan.withHeaders(Map.of("x-canary", "insiders")))) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        insiders
            .lostNothing()
            .sawOnly(
                "6.0.1",
                status -> status.phase() == CanaryPhase.PROGRESSING && status.iteration() > 0);
        others.lostNothing().sawOnly("6.0.0", status -> status.phase() == CanaryPhase.PROGRESSING);
        // Others get the new version from the primary, once it is promoted, and from nowhere else.
        assertThat(others.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
      }
    }
  }

  private static Journey begin(Cluster cluster, String namespace) {
    Journey journey = Journey.inMesh(cluster, namespace);
    journey.apply("podinfo.yaml");
    journey.apply("gatewayapi/mesh-templates.yaml");
    return journey;
  }

  /** The same canary as behind Istio's Gateway, judged by the metrics of the sidecars. */
  private static String inMesh(String resource) {
    return Journey.read(resource)
        .replaceAll("    hosts:\n    - www[.].+[.]example[.]com\n", "")
        .replace(
            "    - name: gateway\n      namespace: istio-ingress\n",
            "    - {group: \"\", kind: Service, name: podinfo, port: 9898}\n");
  }

  /** For a Service as parent, istiod reports by the name that it also has for Gateways. */
  private static void isReadByTheMesh(Journey journey) {
    journey.await("istiod to report", () -> !reports(journey).isEmpty());
    JsonNode report = reports(journey).path(0);
    assertThat(report.path("controllerName").asText()).isEqualTo("istio.io/gateway-controller");
    assertThat(report.at("/parentRef/kind").asText()).isEqualTo("Service");
  }

  private static JsonNode reports(Journey journey) {
    return new ObjectMapper()
        .valueToTree(journey.object("gateway.networking.k8s.io/v1", "HTTPRoute", "podinfo"))
        .at("/status/parents");
  }
}
