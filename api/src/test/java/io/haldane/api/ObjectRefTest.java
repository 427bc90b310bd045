package io.haldane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;

class ObjectRefTest {
  @Test
  void an_object_is_addressed_by_its_version_kind_namespace_and_name() {
    var deployment =
        new DeploymentBuilder()
            .withNewMetadata()
            .withNamespace("shop")
            .withName("checkout")
            .endMetadata()
            .build();

    ObjectRef ref = ObjectRef.of(deployment);

    assertThat(ref).isEqualTo(new ObjectRef("apps/v1", "Deployment", "shop", "checkout"));
    assertThat(ref).hasToString("Deployment shop/checkout");
  }

  @Test
  void a_cluster_scoped_object_has_no_namespace() {
    var namespace = new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build();

    ObjectRef ref = ObjectRef.of(namespace);

    assertThat(ref.namespace()).isNull();
    assertThat(ref).hasToString("Namespace shop");
  }
}
