package io.haldane.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideTest {
  @Test
  void a_deployment_tells_its_images_and_its_pods() {
    Side side =
        side(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: till, namespace: shop}
            spec:
              replicas: 3
              template: {spec: {containers: [{name: till, image: "shop/till:2"}, {name: log, image: log:1}]}}
            status: {readyReplicas: 2}
            """);
    assertThat(side)
        .isEqualTo(
            new Side(
                "Deployment till",
                true,
                List.of(new Side.Image("till", "shop/till:2"), new Side.Image("log", "log:1")),
                2,
                3));
    assertThat(side.version()).isEqualTo("shop/till:2, log:1");
  }

  @Test
  void a_daemon_set_counts_by_its_nodes() {
    Side side =
        side(
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: till, namespace: shop}
            spec: {template: {spec: {containers: [{name: till, image: "till:1"}]}}}
            status: {numberReady: 4, desiredNumberScheduled: 5}
            """);
    assertThat(List.of(side.ready(), side.desired())).containsExactly(4, 5);
  }

  @Test
  void what_is_not_there_says_so() {
    ObjectRef ref = new ObjectRef("apps/v1", "Deployment", "shop", "till-primary");
    Side side = Side.of(ref, LiveObjects.NONE);
    assertThat(side.exists()).isFalse();
    assertThat(side.ready()).isNull();
  }

  private static Side side(String yaml) {
    HasMetadata object = Serialization.unmarshal(yaml);
    return Side.of(ObjectRef.of(object), LiveObjects.of(List.of(object)));
  }
}
