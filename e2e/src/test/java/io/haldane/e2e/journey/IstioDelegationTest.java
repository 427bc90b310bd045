package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 7: somebody else's route hands a part of its paths to the canary's. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioDelegationTest {

  @Test
  void the_delegated_path_is_split_by_weight(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-delegation")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/delegation.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      GenericKubernetesResource delegate =
          journey.object("networking.istio.io/v1", "VirtualService", "podinfo");
      assertThat(delegate.<Object>get("spec", "gateways")).isNull();
      assertThat(delegate.<Object>get("spec", "hosts")).isIn(null, List.of());

      Plan plan =
          Plan.of(journey.url("http://root.example.com/podinfo"), cluster.istio().ingress(), 50);
      journey.await(
          "the path to answer", () -> Curl.answersFrom(cluster.istio().ingress(), plan.url()));
      try (Users users = journey.users(plan)) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        users.lostNothing();
        assertThat(users.sharesOf("6.0.1")).containsExactly(10, 20, 30);
      }
    }
  }
}
