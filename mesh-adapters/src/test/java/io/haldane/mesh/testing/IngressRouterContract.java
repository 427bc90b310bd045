package io.haldane.mesh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every router keeps that splits by a second Ingress beside the user's. */
public abstract class IngressRouterContract extends RouterContract {
  protected static final String WEIGHTED = "stepWeight: 10";
  private static final ObjectRef CANARY =
      new ObjectRef("networking.k8s.io/v1", "Ingress", "shop", "web-canary");

  @Override
  protected List<ObjectNode> given() {
    return Yaml.documents(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec:
          ingressClassName: public
          rules:
          - http:
              paths:
              - {path: /, pathType: Prefix, backend: {service: {name: till, port: {number: 80}}}}
        """);
  }

  @Override
  protected String reference() {
    return "ingressRef: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: web}";
  }

  @Test
  void the_users_ingress_is_never_written() {
    Manifests rendered =
        router()
            .render(
                target(WEIGHTED, Traffic.ALL_TO_CANARY),
                Traffic.ALL_TO_CANARY,
                new MemoryCluster(given()).live());
    assertThat(rendered.apply()).singleElement().extracting("ref").isEqualTo(CANARY);
    assertThat(rendered.delete()).isEmpty();
  }

  @Test
  void without_the_users_ingress_nothing_is_written_and_the_reason_is_given() {
    RouteTarget target = target(WEIGHTED, Traffic.ALL_TO_PRIMARY);
    assertThat(router().render(target, Traffic.ALL_TO_PRIMARY, LiveObjects.NONE))
        .isEqualTo(Manifests.NONE);
    assertThat(router().losses(target, LiveObjects.NONE))
        .containsExactly(
            "Ingress shop/web does not exist; create it, or correct spec.ingressRef. Nothing was"
                + " changed");
  }

  /** What is read of an Ingress that was written with 20 percent and then changed. */
  protected final RouteState read(String analysis, Consumer<ObjectNode> change) {
    return readAfter(analysis, CANARY, change);
  }

  protected static Consumer<ObjectNode> annotated(String name, String value) {
    return ingress ->
        ingress.withObjectProperty("metadata").withObjectProperty("annotations").put(name, value);
  }
}
