package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** Whom the Services lead to: the pods that were promoted, and nobody else's. */
final class SelectorStories {
  private SelectorStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 1\nstepWeight: 50\nmaxWeight: 50\n"
          + "metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";
  private static final String CHANGED = "SelectorChanged";
  private static final String OTHER =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: other, namespace: test}
      spec:
        replicas: 1
        selector: {matchLabels: {app: podinfo, tier: batch}}
        template: {metadata: {labels: {app: podinfo, tier: batch}}, spec: {containers: []}}
      """;

  static final List<Story> ALL =
      List.of(
          new Story(
              "A4371, F809: a target that is made again with another label takes no users along",
              SelectorStories::remade),
          new Story(
              "A4371: a target that is made again in mid-run loses its users to the primary",
              SelectorStories::remadeInMidRun),
          new Story(
              "A4371: a Service that leads to nobody any more is led back to the primary",
              SelectorStories::repaired),
          new Story(
              "A4371: a canary whose target was made again can be deleted and begun anew",
              SelectorStories::wayOut),
          new Story(
              "F1257, F1227: Services and a new primary select by all labels",
              SelectorStories::allLabels),
          new Story(
              "expressions of a selector go to the primary, but for its own label",
              SelectorStories::expressions),
          new Story(
              "F1257: a primary that selects by one label is kept, and its Services select by all",
              SelectorStories::olderPrimary),
          new Story(
              "a primary that was made with another selector label goes on with that",
              SelectorStories::otherLabel),
          new Story(
              "a Service selects by a new label when no pod is without it",
              SelectorStories::labelArrives),
          new Story(
              "F1115: a Service that would lead to others too is named and holds",
              SelectorStories::overlap),
          new Story(
              "F1115: others that come in mid-run get no more traffic",
              SelectorStories::overlapInMidRun),
          new Story(
              "F923: spread rules mean the label's value, whatever the target is called",
              SelectorStories::spread));

  private static ObjectRef service(String name) {
    return new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, name);
  }

  private static String selector(Scenario s, String service) {
    return s.json(service(service)).at("/spec/selector").toString();
  }

  private static ObjectNode target(Scenario s) {
    return s.json(FakeCluster.deployment("podinfo"));
  }

  private static ObjectNode primary(Scenario s) {
    return s.json(FakeCluster.deployment("podinfo-primary"));
  }

  private static void label(ObjectNode deployment, String label, String value) {
    deployment.withObject("/spec/selector/matchLabels").put(label, value);
    deployment.withObject("/spec/template/metadata/labels").put(label, value);
  }

  /** Deleted and applied again, as Helm does it when a selector has changed. */
  private static void remake(Scenario s, String app) {
    ObjectNode target = target(s);
    label(target, "app", app);
    ((ObjectNode) target.get("spec")).put("replicas", 2);
    ((ObjectNode) target.get("metadata")).put("generation", 1);
    target.remove("status");
  }

  private static void remade(Scenario s) {
    s.initialised(Manifests.canary(ANALYSIS, ""));
    remake(s, "podinfo-api");
    s.ticks(3).expect(CanaryPhase.INITIALIZED).expectCondition("Reconciled", "False", CHANGED);
    s.expectEventContaining("now selects its pods by app=podinfo-api");
    assertThat(selector(s, "podinfo")).isEqualTo("{\"app\":\"podinfo-primary\"}");
    assertThat(selector(s, "podinfo-primary")).isEqualTo("{\"app\":\"podinfo-primary\"}");
    remake(s, "podinfo");
    s.tick().expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void remadeInMidRun(Scenario s) {
    s.metric("request-success-rate", 100);
    s.initialised(Manifests.canary(ANALYSIS, "")).newRevision("2").ticks(2).expectWeight(50);
    remake(s, "podinfo-api");
    s.ticks(2).expectCondition("Reconciled", "False", CHANGED).expectRoutes(0, 50, 0);
    assertThat(selector(s, "podinfo-primary")).isEqualTo("{\"app\":\"podinfo-primary\"}");
  }

  private static void repaired(Scenario s) {
    s.initialised(Manifests.canary(ANALYSIS, ""));
    ((ObjectNode) s.json(service("podinfo")).at("/spec/selector")).put("app", "podinfo-api");
    remake(s, "podinfo-api");
    s.tick().expectCondition("Reconciled", "False", CHANGED);
    assertThat(selector(s, "podinfo")).isEqualTo("{\"app\":\"podinfo-primary\"}");
  }

  private static void wayOut(Scenario s) {
    s.given(Manifests.canary(ANALYSIS, "")).ticks(4).expect(CanaryPhase.INITIALIZED);
    remake(s, "podinfo-api");
    s.tick().expectCondition("Reconciled", "False", CHANGED);
    s.canary(Manifests.canary(ANALYSIS, "revertOnDeletion: true")).ticks(2);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isNotEmpty();
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.ticks(3).expectRoutes();
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
    assertThat(target(s).at("/spec/replicas").asInt()).isEqualTo(2);
  }

  private static void allLabels(Scenario s) {
    s.deploymentExtra = deployment -> label(deployment, "instance", "a");
    s.initialised(Manifests.canary(ANALYSIS, ""));
    assertThat(primary(s).at("/spec/selector/matchLabels").toString())
        .isEqualTo("{\"app\":\"podinfo-primary\",\"instance\":\"a\"}");
    assertThat(selector(s, "podinfo"))
        .isEqualTo("{\"app\":\"podinfo-primary\",\"instance\":\"a\"}");
    assertThat(selector(s, "podinfo-primary")).isEqualTo(selector(s, "podinfo"));
    assertThat(selector(s, "podinfo-canary")).isEqualTo("{\"app\":\"podinfo\",\"instance\":\"a\"}");
  }

  private static void expressions(Scenario s) {
    s.deploymentExtra =
        deployment -> {
          deployment.withObject("/spec/template/metadata/labels").put("tier", "web");
          ArrayNode expressions =
              ((ObjectNode) deployment.at("/spec/selector")).putArray("matchExpressions");
          expressions.addObject().put("key", "tier").put("operator", "Exists");
          expressions
              .addObject()
              .put("key", "app")
              .put("operator", "In")
              .putArray("values")
              .add("podinfo");
        };
    s.initialised(Manifests.canary(ANALYSIS, ""));
    assertThat(primary(s).at("/spec/selector").toString())
        .isEqualTo(
            "{\"matchLabels\":{\"app\":\"podinfo-primary\"},"
                + "\"matchExpressions\":[{\"key\":\"tier\",\"operator\":\"Exists\"}]}");
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
  }

  private static void olderPrimary(Scenario s) {
    s.deploymentExtra = deployment -> label(deployment, "instance", "a");
    s.given(Manifests.canary(ANALYSIS, "")).ticks(3);
    ((ObjectNode) primary(s).at("/spec/selector/matchLabels")).remove("instance");
    ((ObjectNode) s.json(service("podinfo")).at("/spec/selector")).remove("instance");
    ObjectNode before = primary(s).deepCopy();
    s.tick();
    assertThat(primary(s).get("spec")).isEqualTo(before.get("spec"));
    assertThat(selector(s, "podinfo"))
        .isEqualTo("{\"app\":\"podinfo-primary\",\"instance\":\"a\"}");
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(primary(s).at("/spec/selector/matchLabels").toString())
        .isEqualTo("{\"app\":\"podinfo-primary\"}");
  }

  private static void otherLabel(Scenario s) {
    s.deploymentExtra = deployment -> label(deployment, "name", "podinfo");
    s.initialised(Manifests.canary(ANALYSIS, ""));
    ObjectNode labels = (ObjectNode) primary(s).at("/spec/selector/matchLabels");
    labels.removeAll().put("name", "podinfo-primary");
    ((ObjectNode) primary(s).at("/spec/template/metadata/labels"))
        .put("app", "podinfo")
        .put("name", "podinfo-primary");
    s.tick().expect(CanaryPhase.INITIALIZED);
    String both = "{\"app\":\"podinfo\",\"name\":\"podinfo-primary\"}";
    assertThat(selector(s, "podinfo")).isEqualTo(both);
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(primary(s).at("/spec/template/metadata/labels").toString()).isEqualTo(both);
  }

  /** The primary's own selector leaves room for it, so its template can have it. */
  private static void labelArrives(Scenario s) {
    s.initialised(Manifests.canary(ANALYSIS, ""));
    label(target(s), "instance", "b");
    s.ticks(2).expect(CanaryPhase.PROGRESSING);
    assertThat(selector(s, "podinfo-primary")).isEqualTo("{\"app\":\"podinfo-primary\"}");
    s.tick().expect(CanaryPhase.PROMOTING);
    // Before the pods have rolled out.
    s.controller.tick();
    assertThat(selector(s, "podinfo-primary")).isEqualTo("{\"app\":\"podinfo-primary\"}");
    s.ticks(3).expect(CanaryPhase.SUCCEEDED);
    s.tick();
    assertThat(selector(s, "podinfo-primary"))
        .isEqualTo("{\"app\":\"podinfo-primary\",\"instance\":\"b\"}");
  }

  private static void overlap(Scenario s) {
    s.cluster.apply(OTHER);
    s.given(Manifests.canary(ANALYSIS, "")).ticks(2).expect(CanaryPhase.NEW);
    s.expectCondition("Reconciled", "False", "SelectorOverlap");
    s.expectEventContaining("the pods of Deployment test/other carry app=podinfo, too");
    assertThat(s.cluster.has(service("podinfo"))).isFalse();
    ((ObjectNode) s.json(FakeCluster.deployment("other")).get("spec")).put("replicas", 0);
    s.ticks(3).expect(CanaryPhase.INITIALIZED);
  }

  private static void overlapInMidRun(Scenario s) {
    s.metric("request-success-rate", 100);
    s.initialised(Manifests.canary(ANALYSIS, "")).newRevision("2").tick().expectWeight(0);
    s.cluster.apply(OTHER);
    s.ticks(3).expectCondition("Reconciled", "False", "SelectorOverlap").expectRoutes(0);
    s.cluster.remove(FakeCluster.deployment("other"));
    s.ticks(5).expect(CanaryPhase.SUCCEEDED);
  }

  private static void spread(Scenario s) {
    s.deploymentExtra =
        deployment -> {
          label(deployment, "app", "till");
          ObjectNode affinity = deployment.withObject("/spec/template/spec/affinity");
          for (String kind : List.of("podAntiAffinity", "podAffinity")) {
            affinity
                .withObject("/" + kind)
                .putArray("requiredDuringSchedulingIgnoredDuringExecution")
                .addObject()
                .withObject("/labelSelector/matchLabels")
                .put("app", "till")
                .put("name", "till");
          }
          ArrayNode values =
              deployment
                  .withObject("/spec/template/spec")
                  .putArray("topologySpreadConstraints")
                  .addObject()
                  .withObject("/labelSelector")
                  .putArray("matchExpressions")
                  .addObject()
                  .put("key", "app")
                  .put("operator", "In")
                  .putArray("values");
          values.add("till").add("podinfo");
        };
    s.initialised(Manifests.canary(ANALYSIS, ""));
    ObjectNode spec = (ObjectNode) primary(s).at("/spec/template/spec");
    for (String kind : List.of("podAntiAffinity", "podAffinity")) {
      assertThat(
              spec.at(
                      "/affinity/%s/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector/matchLabels"
                          .formatted(kind))
                  .toString())
          .isEqualTo("{\"app\":\"till-primary\",\"name\":\"till\"}");
    }
    assertThat(
            spec.at("/topologySpreadConstraints/0/labelSelector/matchExpressions/0/values")
                .toString())
        .isEqualTo("[\"till-primary\",\"podinfo\"]");
  }
}
