package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.e2e.Cluster;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F688, F610, F948, F1274: a real API server takes whatever is rendered for pods that it took. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class RenderedObjectsTest {
  private static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new ObjectMapper(), false);
  private static final int CASES = 60;
  private static final List<String> NAMES = List.of("http", "dns", "dns-udp", "grpc-web");
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

  private static final String CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: till, namespace: NAMESPACE, uid: 11111111-2222-3333-4444-555555555555}
      spec:
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
        autoscalerRef: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: till}
        service: {port: 80, targetPort: %s, portDiscovery: true}
        analysis: {}
      """;
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: till, namespace: NAMESPACE}
      spec:
        selector:
          matchLabels: {app.kubernetes.io/name: till, app.kubernetes.io/instance: a}
          matchExpressions:
          - {key: tier, operator: In, values: [web, api]}
          - {key: app.kubernetes.io/name, operator: In, values: [till]}
        template:
          metadata: {labels: {app.kubernetes.io/name: till, app.kubernetes.io/instance: a, tier: web}}
          spec:
            topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: zone
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {app.kubernetes.io/name: till}}
            containers: []
      """;
  private static final String SCALER =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: till, namespace: NAMESPACE}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
        minReplicas: 1
        maxReplicas: 4
        behavior: {scaleDown: {stabilizationWindowSeconds: 60}}
        metrics:
        - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 90}}}
        - type: Pods
          pods:
            metric: {name: hits, selector: {matchLabels: {app.kubernetes.io/name: till}}}
            target: {type: AverageValue, averageValue: 10}
      """;

  private final Random dice = new Random(7);

  @Test
  void what_is_rendered_is_taken(Cluster cluster) {
    List<String> refused = new ArrayList<>();
    try (Journey journey = Journey.plain(cluster, "rendered-objects")) {
      for (int i = 0; i < CASES; i++) {
        Map<ObjectRef, ObjectNode> live = new HashMap<>();
        ObjectNode deployment = tree(journey, DEPLOYMENT);
        containers((ArrayNode) deployment.at("/spec/template/spec/containers"));
        put(live, deployment);
        put(live, tree(journey, SCALER));
        String target = dice.nextBoolean() ? "8080" : "http";
        Canary canary =
            SERIALIZATION.convertValue(tree(journey, CANARY.formatted(target)), Canary.class);
        // What the API server does not take from the user is nobody's to render.
        if (dryRun(journey, deployment).isEmpty()) {
          rendered(canary, LiveObjects.ofTrees(live))
              .forEach(object -> refused.addAll(dryRun(journey, object)));
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  private static List<JsonNode> rendered(Canary canary, LiveObjects live) {
    Workload workload = Workload.of(canary, Settings.DEFAULTS, live).orElseThrow();
    Services services = Services.of(canary, workload, live).orElseThrow();
    Scaler scaler = Scaler.of(canary).orElseThrow();
    return List.of(
            services.canary(),
            services.primary(),
            services.apex(),
            workload.create(TrackedConfigs.NONE, "run"),
            scaler.create(live, workload).orElseThrow())
        .stream()
        .map(Manifest::body)
        .map(JsonNode.class::cast)
        .toList();
  }

  /** What the API server says against creating that object; nothing when it would. */
  private static List<String> dryRun(Journey journey, JsonNode object) {
    String path =
        switch (object.path("kind").asText()) {
          case "Service" -> "/api/v1/namespaces/%s/services";
          case "Deployment" -> "/apis/apps/v1/namespaces/%s/deployments";
          case "HorizontalPodAutoscaler" ->
              "/apis/autoscaling/v2/namespaces/%s/horizontalpodautoscalers";
          default -> throw new IllegalArgumentException(object.toString());
        };
    try {
      journey
          .client()
          .raw(path.formatted(journey.namespace()) + "?dryRun=All", "POST", object.toString());
      return List.of();
    } catch (KubernetesClientException e) {
      return List.of(e.getMessage() + " for " + object);
    }
  }

  private void containers(ArrayNode containers) {
    for (int c = dice.nextInt(3); c >= 0; c--) {
      ObjectNode container = containers.addObject();
      container.put("name", "c" + c + "a".repeat(dice.nextInt(60)) + "z").put("image", "till:1");
      ArrayNode ports = container.putArray("ports");
      for (int p = dice.nextInt(4); p > 0; p--) {
        ObjectNode port = ports.addObject();
        port.put("containerPort", List.of(80, 53, 8080, 9090).get(dice.nextInt(4)));
        port.put("protocol", PROTOCOLS.get(dice.nextInt(3)));
        if (dice.nextBoolean()) {
          port.put("name", NAMES.get(dice.nextInt(NAMES.size())));
        }
      }
    }
  }

  private static void put(Map<ObjectRef, ObjectNode> live, ObjectNode object) {
    live.put(
        new ObjectRef(
            object.path("apiVersion").asText(),
            object.path("kind").asText(),
            object.at("/metadata/namespace").asText(),
            object.at("/metadata/name").asText()),
        object);
  }

  private static ObjectNode tree(Journey journey, String yaml) {
    return SERIALIZATION.unmarshal(
        yaml.replace("NAMESPACE", journey.namespace()), ObjectNode.class);
  }
}
