package io.haldane.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveObjectsTest {
  private static final ConfigMap CONFIG =
      new ConfigMapBuilder()
          .withNewMetadata()
          .withNamespace("shop")
          .withName("prices")
          .endMetadata()
          .addToData("currency", "EUR")
          .build();
  private static final GenericKubernetesResource WORKLOAD =
      new GenericKubernetesResourceBuilder()
          .withApiVersion("apps/v1")
          .withKind("Deployment")
          .withNewMetadata()
          .withNamespace("shop")
          .withName("checkout")
          .endMetadata()
          .addToAdditionalProperties("spec", Map.of("replicas", 3, "fromTheFuture", true))
          .build();
  private static final ObjectRef REF = ObjectRef.of(CONFIG);

  private final LiveObjects live = LiveObjects.of(List.of(CONFIG, WORKLOAD));

  @Test
  void an_object_is_found_by_its_address() {
    assertThat(live.find(REF)).contains(CONFIG);
    assertThat(live.find(REF, ConfigMap.class)).containsSame(CONFIG);
    assertThat(live.refs()).containsExactlyInAnyOrder(ObjectRef.of(CONFIG), ObjectRef.of(WORKLOAD));
  }

  @Test
  void what_was_not_read_is_absent() {
    ObjectRef other = new ObjectRef("v1", "ConfigMap", "other", "prices");

    assertThat(live.find(other)).isEmpty();
    assertThat(live.find(other, ConfigMap.class)).isEmpty();
    assertThat(live.json(other)).isEmpty();
    assertThat(LiveObjects.NONE.find(REF)).isEmpty();
  }

  @Test
  void what_was_read_as_generic_is_given_as_its_own_type() {
    assertThat(live.find(ObjectRef.of(WORKLOAD), Deployment.class))
        .hasValueSatisfying(
            deployment -> assertThat(deployment.getSpec().getReplicas()).isEqualTo(3));
  }

  @Test
  void json_keeps_fields_that_no_type_knows() {
    assertThat(live.json(ObjectRef.of(WORKLOAD)))
        .hasValueSatisfying(json -> {
          assertThat(json.at("/spec/fromTheFuture").asBoolean()).isTrue();
          assertThat(json.path("kind").asText()).isEqualTo("Deployment");
          assertThat(json.path("apiVersion").asText()).isEqualTo("apps/v1");
        });
  }

  @Test
  void json_is_a_copy() {
    live.json(REF).ifPresent(json -> ((ObjectNode) json.path("data")).put("currency", "USD"));

    assertThat(live.json(REF))
        .hasValueSatisfying(
            json -> assertThat(json.at("/data/currency").asText()).isEqualTo("EUR"));
  }
}
