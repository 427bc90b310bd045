package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a real API server takes from a hostile tenant does nothing to the release of another. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class HostileObjectsTest {
  private static final String TENANT = "hostile-tenant";
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration LATE = Duration.ofSeconds(3);

  private static final String ANALYSIS =
      "{\"interval\": \"10s\", \"threshold\": 1, \"stepWeight\": 10}";
  private static final Map<String, String> SPECS =
      Map.of(
          "port",
          spec("{\"port\": 80, \"targetPort\": 2147483648}", ANALYSIS),
          "huge-port",
          spec("{\"port\": 80, \"targetPort\": 99999999999}", ANALYSIS),
          "deep",
          spec("{\"port\": 80, \"trafficPolicy\": " + deep() + "}", ANALYSIS),
          "interval",
          spec(
              "{\"port\": 80}",
              "{\"interval\": \""
                  + "1".repeat(300_000)
                  + "s\", \"threshold\": 1, \"stepWeight\": 10}"),
          "steps",
          spec(
              "{\"port\": 80}",
              "{\"interval\": \"10s\", \"threshold\": 1, \"stepWeights\": [1"
                  + ",1".repeat(99_999)
                  + "]}"),
          "key",
          spec("{\"port\": 80}", hook("\"metadata\": {\"" + "k".repeat(60_000) + "\": \"v\"}")),
          "overflow",
          spec("{\"port\": 80}", hook("\"timeout\": \"9000000000s\", \"retries\": 2147483647")));

  /** When each weight was first seen. */
  private record Change(Instant at, int weight) {}

  private final List<Change> changes = new ArrayList<>();

  @Test
  void a_release_beside_hostile_objects_is_on_time(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "hostile-good")) {
      journey.apply("podinfo.yaml");
      journey.applyText(
          """
          apiVersion: flagger.app/v1beta1
          kind: Canary
          metadata: {name: podinfo, namespace: NAMESPACE}
          spec:
            targetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
            progressDeadlineSeconds: 60
            service: {port: 9898}
            analysis:
              interval: 10s
              threshold: 1
              maxWeight: 40
              stepWeight: 10
              metrics: [{name: fine, interval: 1m, query: vector(1), thresholdRange: {min: 1}}]
          """);
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      var watch =
          journey
              .client()
              .resources(Canary.class)
              .inNamespace(journey.namespace())
              .inform(new Weights());
      try {
        journey.release("podinfo", "6.0.1");
        journey.await("the first weight", () -> journey.status("podinfo").weight() > 0);
        attack(journey);
        journey.awaitPromoted("podinfo", "6.0.1");
      } finally {
        watch.stop();
      }
      List<Duration> steps = steps();
      journey.figure(
          "steps beside hostile objects: "
              + steps.stream().map(Duration::toMillis).toList()
              + " ms");
      // After the last weight comes the promotion, which takes what the primary's pods take.
      assertThat(steps).hasSize(4);
      assertThat(steps.subList(0, 3))
          .allMatch(step -> step.compareTo(INTERVAL.minusMillis(500)) >= 0)
          .allMatch(step -> step.compareTo(INTERVAL.plus(LATE)) <= 0);
      isNamed(
          journey, "port", "spec.service.targetPort is 2147483648, not a port; correct the canary");
      isNamed(
          journey,
          "steps",
          "spec.analysis.stepWeights has 100000 entries; at most 1000 are supported");
    } finally {
      cluster.client().namespaces().withName(TENANT).delete();
    }
  }

  private static void attack(Journey journey) {
    journey
        .client()
        .resource(new NamespaceBuilder().withNewMetadata().withName(TENANT).endMetadata().build())
        .create();
    SPECS.forEach((name, spec) ->
        create(journey, "/apis/flagger.app/v1beta1", "canaries", "Canary", name, spec));
    create(journey, "/apis/apps/v1", "deployments", "Deployment", "attributes", deployment());
  }

  private static void create(
      Journey journey, String root, String plural, String kind, String name, String spec) {
    String body =
        """
        {"apiVersion": "%s", "kind": "%s", "metadata": {"name": "%s", "namespace": "%s"}, "spec": %s}
        """
            .formatted(root.substring("/apis/".length()), kind, name, TENANT, spec);
    journey.client().raw(root + "/namespaces/" + TENANT + "/" + plural, "POST", body);
  }

  private static String spec(String service, String analysis) {
    return """
    {"targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "nobody"},
     "service": %s, "analysis": %s}
    """
        .formatted(service, analysis);
  }

  private static String hook(String more) {
    return """
    {"interval": "10s", "threshold": 1, "stepWeight": 10,
     "webhooks": [{"name": "x", "type": "confirm-rollout", "url": "http://127.0.0.1:1/", %s}]}
    """
        .formatted(more);
  }

  private static String deep() {
    return "{\"a\":".repeat(300) + "1" + "}".repeat(300);
  }

  private static String deployment() {
    return """
    {"replicas": 0, "selector": {"matchLabels": {"app": "attributes"}},
     "template": {"metadata": {"labels": {"app": "attributes"}}, "spec": {
       "containers": [{"name": "c", "image": "stefanprodan/podinfo:6.0.0"}],
       "volumes": [{"name": "v", "csi": {"driver": "d", "volumeAttributes": {"%s": "v"}}}]}}}
    """
        .formatted("k".repeat(60_000));
  }

  private static void isNamed(Journey journey, String name, String message) {
    journey.await(message, () -> conditions(journey, name).contains(message));
  }

  /** As JSON, because a client that is not lenient cannot read it. */
  private static List<String> conditions(Journey journey, String name) {
    GenericKubernetesResource canary =
        journey
            .client()
            .genericKubernetesResources(Canary.API_VERSION, Canary.KIND)
            .inNamespace(TENANT)
            .withName(name)
            .get();
    return LiveObjects.toJson(canary).at("/status/conditions").findValuesAsText("message");
  }

  private synchronized void saw(Canary canary) {
    int weight = canary.statusOrEmpty().weight();
    if (changes.isEmpty() || changes.getLast().weight() != weight) {
      changes.add(new Change(Instant.now(), weight));
    }
  }

  /** How long each weight above zero was held. */
  private synchronized List<Duration> steps() {
    List<Duration> steps = new ArrayList<>();
    for (int i = 1; i < changes.size(); i++) {
      if (changes.get(i - 1).weight() > 0) {
        steps.add(Duration.between(changes.get(i - 1).at(), changes.get(i).at()));
      }
    }
    return steps;
  }

  private final class Weights implements ResourceEventHandler<Canary> {
    @Override
    public void onAdd(Canary canary) {
      saw(canary);
    }

    @Override
    public void onUpdate(Canary before, Canary after) {
      saw(after);
    }

    @Override
    public void onDelete(Canary canary, boolean unknown) {
      // The journey deletes it when it is over.
    }
  }
}
