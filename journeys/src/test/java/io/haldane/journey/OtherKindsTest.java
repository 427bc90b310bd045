package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Targets and scalers that others bring to a cluster. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
final class OtherKindsTest {
  private static final ResourceDefinitionContext SCALED_OBJECTS =
      new ResourceDefinitionContext.Builder()
          .withGroup("keda.sh")
          .withVersion("v1alpha1")
          .withKind("ScaledObject")
          .withPlural("scaledobjects")
          .withNamespaced(true)
          .build();

  private static final String SCALED_OBJECT =
      """
      ---
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: till, namespace: shop}
      spec:
        scaleTargetRef: {name: till}
        minReplicaCount: 2
        triggers:
        - {type: prometheus, metadata: {query: 'sum(hits{app="till"})', threshold: "5"}}
      ---
      """;

  @Test
  void a_scaled_object_sleeps_between_the_runs_and_its_clone_never_does() {
    Workload till = new Workload("shop", "till", 8080);
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      journey.api().install(KindSet.KEDA);
      journey.apply(till.manifest() + SCALED_OBJECT + scaled(till.canary("")));
      journey.awaitPhase("shop", "till", CanaryPhase.INITIALIZED);
      journey.await("the source to sleep", () -> paused(journey, "till").equals("0"));
      GenericKubernetesResource clone = find(journey, SCALED_OBJECTS, "till-primary");
      assertThat(clone.<String>get("spec", "scaleTargetRef", "name")).isEqualTo("till-primary");
      assertThat(clone.<String>get("spec", "triggers", 0, "metadata", "query"))
          .isEqualTo("sum(hits{app=\"till-primary\"})");
      till.release(journey, "2", Map.of());
      journey.await("the source to wake", () -> paused(journey, "till").isEmpty());
      journey.awaitPhase("shop", "till", CanaryPhase.SUCCEEDED);
      journey.await("the source to sleep again", () -> paused(journey, "till").equals("0"));
      assertThat(paused(journey, "till-primary")).isEmpty();
    }
  }

  private static String scaled(String canary) {
    return canary.replace(
        "  service:",
        "  autoscalerRef: {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: till}\n  service:");
  }

  private static String paused(Journey journey, String name) {
    return annotation(find(journey, SCALED_OBJECTS, name), "autoscaling.keda.sh/paused-replicas");
  }

  private static String annotation(GenericKubernetesResource object, String name) {
    return object.getMetadata().getAnnotations().getOrDefault(name, "");
  }

  private static GenericKubernetesResource find(
      Journey journey, ResourceDefinitionContext kind, String name) {
    return Objects.requireNonNull(
        journey.client().genericKubernetesResources(kind).inNamespace("shop").withName(name).get());
  }

  @Test
  void a_knative_service_is_released_from_one_revision_to_the_next() {
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      journey.api().install(KindSet.KNATIVE);
      try (FakeKnative knative = new FakeKnative(journey.client())) {
        journey.apply(KNATIVE_SERVICE);
        journey.apply(KNATIVE_CANARY);
        journey.awaitPhase("shop", "till", CanaryPhase.INITIALIZED);
        assertThat(primary(journey)).isEqualTo("till-00001");
        journey
            .client()
            .genericKubernetesResources(FakeKnative.SERVICES)
            .inNamespace("shop")
            .withName("till")
            .patch(PatchContext.of(PatchType.JSON_MERGE), SECOND_VERSION);
        journey.awaitPhase("shop", "till", CanaryPhase.SUCCEEDED);
        assertThat(primary(journey)).isEqualTo("till-00002");
        GenericKubernetesResource service = find(journey, FakeKnative.SERVICES, "till");
        assertThat(service.<Integer>get("spec", "traffic", 0, "percent")).isZero();
        assertThat(service.<String>get("spec", "traffic", 1, "revisionName"))
            .isEqualTo("till-00002");
        assertThat(journey.events("shop", "till"))
            .contains("Advance till.shop canary weight 50", "Routing all traffic to primary");
        assertThat(journey.client().services().inNamespace("shop").list().getItems()).isEmpty();
      }
    }
  }

  private static String primary(Journey journey) {
    return annotation(find(journey, FakeKnative.SERVICES, "till"), "flagger.app/primary-revision");
  }

  private static final String KNATIVE_SERVICE =
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: till, namespace: shop}
      spec: {template: {spec: {containers: [{image: "till:1"}]}}}
      """;

  private static final String SECOND_VERSION =
      """
      {"spec": {"template": {"spec": {"containers": [{"image": "till:2"}]}}}}
      """;

  private static final String KNATIVE_CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: till, namespace: shop}
      spec:
        provider: knative
        targetRef: {apiVersion: serving.knative.dev/v1, kind: Service, name: till}
        analysis: {interval: 1s, threshold: 3, stepWeight: 50, maxWeight: 50}
      """;
}
