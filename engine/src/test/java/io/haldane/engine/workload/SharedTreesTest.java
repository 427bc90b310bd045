package io.haldane.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workloads read the trees that caches share with everybody, and must leave them as they are. */
final class SharedTreesTest {
  private static final KubernetesSerialization YAML =
      new KubernetesSerialization(new ObjectMapper(), false);

  private static final String CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: till, namespace: shop, uid: u-1}
      spec:
        targetRef: {apiVersion: apps/v1, kind: %s, name: till}
        service: {port: 80, portDiscovery: true}
        analysis: {interval: 10s, threshold: 2, stepWeight: 50}
      """;

  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: %s
      metadata: {name: %s, namespace: shop, labels: {app: %2$s}, annotations: {note: mine}}
      spec:
        selector:
          matchLabels: {app: %2$s}
          matchExpressions: [{key: tier, operator: In, values: [web]}]
        template:
          metadata: {creationTimestamp: null, labels: {app: %2$s, tier: web}, annotations: {a: b}}
          spec:
            nodeSelector: {disk: fast}
            topologySpreadConstraints:
            - {maxSkew: 1, labelSelector: {matchLabels: {app: %2$s}}}
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchExpressions: [{key: app, operator: In, values: [%2$s]}]}
            containers:
            - name: till
              image: till:1
              ports: [{name: http, containerPort: 8080}]
              envFrom: [{configMapRef: {name: prices}}]
      """;

  private static final String PRICES =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: prices, namespace: shop}
      data: {a: b}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"Deployment", "DaemonSet"})
  void everything_that_is_rendered_of_a_workload_leaves_its_trees_unchanged(String kind) {
    LiveObjects live =
        live(WORKLOAD.formatted(kind, "till"), WORKLOAD.formatted(kind, "till-primary"), PRICES);
    Map<ObjectRef, String> before = texts(live);
    Canary canary = YAML.unmarshal(CANARY.formatted(kind), Canary.class);
    Workload workload = Workload.of(canary, Settings.DEFAULTS, live).orElseThrow();
    TrackedConfigs configs = TrackedConfigs.of(workload.podSpec(), "shop", live, Settings.DEFAULTS);
    assertThat(workload.create(configs, "run").body().toString()).contains("till-primary");
    assertThat(workload.promote(configs, "run").body().toString()).contains("prices-primary");
    workload.scaleToZero();
    workload.scaleUp(2);
    workload.primaryRuns(configs);
    Instant now = Instant.EPOCH;
    var rule = new Workload.Rule(100, Duration.ofMinutes(1), now, now);
    workload.primaryReadiness(rule);
    workload.targetReadiness(rule);
    Services services = Services.of(canary, workload, live).orElseThrow();
    assertThat(services.apex().body().toString()).contains("till-primary");
    services.primary();
    services.canary();
    services.apexToCanary();
    assertThat(texts(live)).isEqualTo(before);
  }

  private static Map<ObjectRef, String> texts(LiveObjects live) {
    Map<ObjectRef, String> texts = new HashMap<>();
    live.refs().forEach(ref -> texts.put(ref, live.tree(ref).orElseThrow().toString()));
    return texts;
  }

  private static LiveObjects live(String... manifests) {
    Map<ObjectRef, ObjectNode> trees = new HashMap<>();
    for (String manifest : manifests) {
      ObjectNode tree =
          LiveObjects.toJson(YAML.unmarshal(manifest, GenericKubernetesResource.class));
      trees.put(
          new ObjectRef(
              tree.path("apiVersion").asText(),
              tree.path("kind").asText(),
              "shop",
              tree.at("/metadata/name").asText()),
          tree);
    }
    return LiveObjects.ofTrees(trees);
  }
}
