package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** Autoscalers: the primary has a clone, and the target's own sleeps between two runs. */
final class ScalerStories {
  private ScalerStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 1\nstepWeight: 50\nmaxWeight: 50\n"
          + "metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";
  private static final String PAUSED = "autoscaling.keda.sh/paused-replicas";

  static final String SCALED =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata:
        name: podinfo-so
        namespace: test
        labels: {team: blue, kustomize.toolkit.fluxcd.io/name: apps}
        annotations: {note: mine}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo, envSourceContainerName: podinfod}
        pollingInterval: 10
        initialCooldownPeriod: 120
        cooldownPeriod: 20
        minReplicaCount: 3
        maxReplicaCount: 5
        idleReplicaCount: 0
        fallback: {failureThreshold: 3, replicas: 4}
        advanced: {horizontalPodAutoscalerConfig: {name: podinfo-hpa}}
        triggers:
        - type: prometheus
          name: requests
          metadata: {serverAddress: "http://podinfo", query: 'sum(podinfo_requests{app="podinfo"}) + sum(rate(hits{svc=~"test_podinfo-canary_80|podinfo-canary"}[1m]))'}
        - type: prometheus
          name: depth
          metadata: {query: 'depth{queue="my-podinfo",pod=~"podinfo-.*"}'}
        - {type: cpu, metadata: {value: "80"}}
      """;

  static final List<Story> ALL =
      List.of(
          new Story("a ScaledObject is cloned to watch the primary", ScalerStories::cloned),
          new Story("queries of the primary's scaler can be given", ScalerStories::queries),
          new Story("bounds of the primary's scaler can be given", ScalerStories::bounds),
          new Story("a ScaledObject sleeps until there is a run", ScalerStories::sleeps),
          new Story("a ScaledObject sleeps after a rollback", ScalerStories::rollback),
          new Story("a ScaledObject is left awake by a skipped run no longer", ScalerStories::skip),
          new Story("F1368: a clone learns of changes at a promotion", ScalerStories::promotion),
          new Story("a deleted canary wakes the ScaledObject", ScalerStories::revert),
          new Story("F1934: a pause never reaches the primary", ScalerStories::pauseIsNotCopied),
          new Story("F1934: a primary that was left paused is healed", ScalerStories::healed),
          new Story("a canary of a scaler that says nothing starts with one", ScalerStories::one),
          new Story("a target comes back as large as its primary", ScalerStories::size),
          new Story("an autoscaler is cloned with its own bounds", ScalerStories::horizontal),
          new Story("a scaler of another kind is refused", ScalerStories::unknown),
          new Story(
              "F1654, F259: the clone of an autoscaler that is named no more goes with a promotion",
              ScalerStories::removed),
          new Story(
              "F1418: a primary never has two autoscalers, and gets the new one with a promotion",
              ScalerStories::replaced),
          new Story(
              "F1654: an autoscaler that a user made for the primary stays",
              ScalerStories::usersOwn),
          new Story(
              "a metric of the target's pods is one of the primary's in the clone",
              ScalerStories::podMetrics),
          new Story(
              "F1790: a trigger that counts the target's pods is named and holds",
              ScalerStories::counted));

  private static String canary(String more, String scaler) {
    return Manifests.canary(
        ANALYSIS,
        "autoscalerRef: {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: podinfo-so%s}\n%s"
            .formatted(scaler, more));
  }

  private static ObjectRef ref(String name) {
    return new ObjectRef("keda.sh/v1alpha1", "ScaledObject", FakeCluster.NAMESPACE, name);
  }

  private static Scenario initialised(Scenario s) {
    s.cluster.apply(SCALED);
    return s.initialised(canary("", ""));
  }

  private static ObjectNode clone(Scenario s) {
    return s.json(ref("podinfo-so-primary"));
  }

  private static String query(Scenario s, int trigger) {
    return clone(s).at("/spec/triggers/" + trigger + "/metadata/query").asText();
  }

  private static String pause(Scenario s, String name) {
    return s.json(ref(name)).path("metadata").path("annotations").path(PAUSED).asText("awake");
  }

  private static void cloned(Scenario s) {
    s.cluster.apply(SCALED);
    s.given(canary("", "")).tick();
    assertThat(pause(s, "podinfo-so")).as("before the primary serves").isEqualTo("awake");
    s.tick().expect(CanaryPhase.INITIALIZED);
    ObjectNode clone = clone(s);
    assertThat(clone.at("/metadata/labels").toString()).isEqualTo("{\"team\":\"blue\"}");
    assertThat(clone.at("/metadata/annotations").toString()).isEqualTo("{\"note\":\"mine\"}");
    assertThat(clone.at("/metadata/ownerReferences/0/kind").asText()).isEqualTo("Canary");
    assertThat(clone.at("/spec/scaleTargetRef").toString())
        .isEqualTo(
            "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"podinfo-primary\",\"envSourceContainerName\":\"podinfod\"}");
    assertThat(clone.at("/spec/advanced/horizontalPodAutoscalerConfig/name").asText())
        .isEqualTo("podinfo-hpa-primary");
    for (String field :
        List.of(
            "pollingInterval",
            "initialCooldownPeriod",
            "cooldownPeriod",
            "minReplicaCount",
            "maxReplicaCount",
            "idleReplicaCount",
            "fallback")) {
      assertThat(clone.at("/spec/" + field))
          .isEqualTo(s.json(ref("podinfo-so")).at("/spec/" + field));
    }
    assertThat(query(s, 0))
        .isEqualTo(
            "sum(podinfo_requests{app=\"podinfo-primary\"}) + sum(rate(hits{svc=~\"test_podinfo-primary_80|podinfo-primary\"}[1m]))");
    assertThat(query(s, 1)).isEqualTo("depth{queue=\"my-podinfo\",pod=~\"podinfo-primary-.*\"}");
    assertThat(clone.at("/spec/triggers/0/metadata/serverAddress").asText())
        .isEqualTo("http://podinfo");
    assertThat(clone.at("/spec/triggers/2").toString())
        .isEqualTo("{\"type\":\"cpu\",\"metadata\":{\"value\":\"80\"}}");
  }

  private static void queries(Scenario s) {
    s.cluster.apply(SCALED);
    s.initialised(canary("", ", primaryScalerQueries: {requests: \"mine()\"}"));
    assertThat(query(s, 0)).isEqualTo("mine()");
    assertThat(query(s, 1)).isEqualTo("depth{queue=\"my-podinfo\",pod=~\"podinfo-.*\"}");
  }

  private static void bounds(Scenario s) {
    s.cluster.apply(SCALED);
    s.initialised(canary("", ", primaryScalerReplicas: {minReplicas: 4, maxReplicas: 40}"));
    assertThat(clone(s).at("/spec/minReplicaCount").asInt()).isEqualTo(4);
    assertThat(clone(s).at("/spec/maxReplicaCount").asInt()).isEqualTo(40);
    assertThat(s.json(ref("podinfo-so")).at("/spec/maxReplicaCount").asInt()).isEqualTo(5);
  }

  private static void sleeps(Scenario s) {
    initialised(s);
    assertThat(pause(s, "podinfo-so")).isEqualTo("0");
    s.newRevision("2").tick().expectReplicas("podinfo", 3);
    assertThat(pause(s, "podinfo-so")).isEqualTo("awake");
    s.ticks(3).expect(CanaryPhase.FINALISING);
    assertThat(pause(s, "podinfo-so")).isEqualTo("awake");
    s.tick().expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
    assertThat(pause(s, "podinfo-so")).isEqualTo("0");
    assertThat(pause(s, "podinfo-so-primary")).isEqualTo("awake");
  }

  private static void rollback(Scenario s) {
    s.metric("request-success-rate", 12);
    initialised(s).newRevision("2").ticks(3).expect(CanaryPhase.FAILED);
    s.tick().expectReplicas("podinfo", 0);
    assertThat(pause(s, "podinfo-so")).isEqualTo("0");
  }

  private static void skip(Scenario s) {
    initialised(s).canary(canary("skipAnalysis: true", ""));
    s.newRevision("2").ticks(3).expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
    assertThat(pause(s, "podinfo-so")).isEqualTo("0");
  }

  private static void promotion(Scenario s) {
    initialised(s);
    ObjectNode spec = (ObjectNode) s.json(ref("podinfo-so")).get("spec");
    spec.put("maxReplicaCount", 50).remove(List.of("fallback", "cooldownPeriod"));
    ((com.fasterxml.jackson.databind.node.ArrayNode) spec.get("triggers")).remove(1);
    s.ticks(2);
    assertThat(clone(s).at("/spec/maxReplicaCount").asInt()).isEqualTo(5);
    ((ObjectNode) s.json(ref("podinfo-so")).at("/metadata/labels")).put("team", "red");
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(clone(s).at("/metadata/labels/team").asText()).isEqualTo("red");
    assertThat(clone(s).at("/spec/maxReplicaCount").asInt()).isEqualTo(50);
    assertThat(clone(s).at("/spec").has("fallback")).isFalse();
    assertThat(clone(s).at("/spec").has("cooldownPeriod")).isFalse();
    assertThat(clone(s).at("/spec/triggers")).hasSize(2);
  }

  private static void revert(Scenario s) {
    s.cluster.apply(SCALED);
    s.given(canary("revertOnDeletion: true", "")).ticks(4).expect(CanaryPhase.INITIALIZED);
    assertThat(pause(s, "podinfo-so")).isEqualTo("0");
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.ticks(4);
    assertThat(pause(s, "podinfo-so")).isEqualTo("awake");
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void pauseIsNotCopied(Scenario s) {
    s.cluster.apply(
        SCALED.replace(
            "annotations: {note: mine}",
            "annotations: {%s: \"0\", autoscaling.keda.sh/paused: \"true\"}".formatted(PAUSED)));
    s.initialised(canary("", ""));
    assertThat(clone(s).at("/metadata/annotations")).isEmpty();
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(clone(s).at("/metadata/annotations")).isEmpty();
    assertThat(pause(s, "podinfo-so")).isEqualTo("0");
  }

  private static void healed(Scenario s) {
    initialised(s);
    ((ObjectNode) clone(s).get("metadata")).withObject("/annotations").put(PAUSED, "0");
    s.tick().expectSilence();
    assertThat(pause(s, "podinfo-so-primary")).isEqualTo("awake");
    ((ObjectNode) clone(s).get("metadata")).withObject("/annotations").put(PAUSED, "7");
    s.tick();
    assertThat(pause(s, "podinfo-so-primary"))
        .as("somebody keeps it at a size on purpose")
        .isEqualTo("7");
  }

  private static void one(Scenario s) {
    s.cluster.apply(SCALED.replace("minReplicaCount: 3", "minReplicaCount: 0"));
    s.initialised(canary("", "")).newRevision("2").tick().expectReplicas("podinfo", 1);
  }

  private static void size(Scenario s) {
    s.cluster.apply(SCALED);
    s.given(canary("revertOnDeletion: true", "")).ticks(4).expect(CanaryPhase.INITIALIZED);
    ((ObjectNode) s.json(FakeCluster.deployment("podinfo-primary")).get("spec"))
        .put("replicas", 12);
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.ticks(4).expectReplicas("podinfo", 12);
  }

  private static void horizontal(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: podinfo, namespace: test, labels: {team: blue}}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
          minReplicas: 2
          maxReplicas: 4
          behavior: {scaleDown: {stabilizationWindowSeconds: 60}}
        """);
    ObjectRef source =
        new ObjectRef(
            "autoscaling/v2", "HorizontalPodAutoscaler", FakeCluster.NAMESPACE, "podinfo");
    ObjectRef clone =
        new ObjectRef(
            "autoscaling/v2", "HorizontalPodAutoscaler", FakeCluster.NAMESPACE, "podinfo-primary");
    s.initialised(
        Manifests.canary(
            ANALYSIS,
            "autoscalerRef: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: podinfo, primaryScalerReplicas: {minReplicas: 3, maxReplicas: 9}}"));
    ObjectNode before = s.json(source).deepCopy();
    assertThat(s.json(clone).at("/spec/minReplicas").asInt()).isEqualTo(3);
    assertThat(s.json(clone).at("/spec/maxReplicas").asInt()).isEqualTo(9);
    assertThat(s.json(clone).at("/metadata/labels/team").asText()).isEqualTo("blue");
    ((ObjectNode) s.json(source).get("spec")).put("maxReplicas", 6).remove("behavior");
    s.ticks(2);
    assertThat(s.json(clone).at("/spec").has("behavior")).isTrue();
    s.newRevision("2").tick().expectReplicas("podinfo", 2);
    s.ticks(4).expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo-primary", 2);
    assertThat(s.json(clone).at("/spec").has("behavior")).isFalse();
    assertThat(s.json(clone).at("/spec/maxReplicas").asInt()).isEqualTo(9);
    assertThat(s.json(source).get("metadata")).isEqualTo(before.get("metadata"));
  }

  private static final String HORIZONTAL =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: podinfo, namespace: test, annotations: {metric-config.pods.hits/path: /hits}}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
        minReplicas: 2
        maxReplicas: 4
        metrics:
        - {type: Pods, pods: {metric: {name: hits, selector: {matchLabels: {app: podinfo, verb: get}}}}}
        - {type: Object, object: {metric: {name: load}, describedObject: {apiVersion: apps/v1, kind: Deployment, name: podinfo}}}
        - {type: Object, object: {metric: {name: hits}, describedObject: {apiVersion: v1, kind: Service, name: podinfo}}}
      """;

  private static ObjectRef horizontalRef(String name) {
    return new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", "test", name);
  }

  private static Scenario horizontallyScaled(Scenario s) {
    s.cluster.apply(HORIZONTAL);
    return s.initialised(
        Manifests.canary(
            ANALYSIS,
            "autoscalerRef: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: podinfo}"));
  }

  private static void removed(Scenario s) {
    horizontallyScaled(s).canary(Manifests.canary(ANALYSIS, "")).ticks(2);
    assertThat(s.cluster.has(horizontalRef("podinfo-primary"))).isTrue();
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(s.cluster.has(horizontalRef("podinfo-primary"))).isFalse();
    assertThat(s.cluster.has(horizontalRef("podinfo"))).isTrue();
  }

  private static void replaced(Scenario s) {
    s.cluster.apply(SCALED);
    horizontallyScaled(s).canary(canary("", "")).ticks(2);
    assertThat(s.cluster.has(ref("podinfo-so-primary"))).isFalse();
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(s.cluster.has(ref("podinfo-so-primary"))).isTrue();
    assertThat(s.cluster.has(horizontalRef("podinfo-primary"))).isFalse();
  }

  private static void usersOwn(Scenario s) {
    s.initialised(Manifests.canary(ANALYSIS, ""));
    s.cluster.apply(HORIZONTAL.replace("name: podinfo", "name: podinfo-primary"));
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(s.cluster.has(horizontalRef("podinfo-primary"))).isTrue();
  }

  private static void podMetrics(Scenario s) {
    horizontallyScaled(s);
    ObjectNode clone = s.json(horizontalRef("podinfo-primary"));
    assertThat(clone.at("/spec/metrics/0/pods/metric/selector/matchLabels").toString())
        .isEqualTo("{\"app\":\"podinfo-primary\",\"verb\":\"get\"}");
    assertThat(clone.at("/spec/metrics/1/object/describedObject/name").asText())
        .isEqualTo("podinfo-primary");
    assertThat(clone.at("/spec/metrics/2/object/describedObject/name").asText())
        .as("the Service of both versions")
        .isEqualTo("podinfo");
    assertThat(clone.at("/metadata/annotations").has("metric-config.pods.hits/path")).isTrue();
  }

  private static void counted(Scenario s) {
    s.cluster.apply(
        SCALED.replace(
            "- {type: cpu, metadata: {value: \"80\"}}",
            "- {type: kubernetes-workload, name: pods, metadata: {podSelector: 'app=podinfo', value: \"1\"}}"));
    s.given(canary("", "")).ticks(2).expect(CanaryPhase.NEW);
    s.expectCondition("Reconciled", "False", "UnsupportedScaler");
    s.expectEventContaining("counts the pods with app=podinfo");
    s.canary(canary("", ", primaryScalerQueries: {pods: app=podinfo-primary}")).ticks(3);
    s.expect(CanaryPhase.INITIALIZED);
    assertThat(clone(s).at("/spec/triggers/2/metadata/podSelector").asText())
        .isEqualTo("app=podinfo-primary");
    assertThat(query(s, 0)).as("queries are still rewritten").contains("podinfo-primary");
  }

  private static void unknown(Scenario s) {
    s.given(canary("", "").replace("kind: ScaledObject", "kind: ScaledJob")).tick();
    s.expectCondition("Reconciled", "False", "UnsupportedScaler").expect(CanaryPhase.NEW);
  }
}
