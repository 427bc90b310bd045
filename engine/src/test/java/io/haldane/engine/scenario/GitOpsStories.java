package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;
import java.util.Map;

/** Others write the same objects; what is theirs stays theirs. */
final class GitOpsStories {
  private GitOpsStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50";
  private static final String CANARY = Manifests.canary(ANALYSIS, "");

  static final List<Story> ALL =
      List.of(
          new Story(
              "F1504, F1575: of the target nothing but its replicas is written",
              GitOpsStories::onlyReplicas),
          new Story(
              "F1157: replicas that others set between two runs are not fought over",
              GitOpsStories::replicasOfOthers),
          new Story(
              "F928: what Flux writes on the target does not roll the primary",
              GitOpsStories::fluxLabels),
          new Story(
              "F1471: a suspended canary starts nothing and repairs nothing",
              GitOpsStories::suspended),
          new Story("F759: the canary gets as many pods as the primary", GitOpsStories::size));

  private static ObjectNode target(Scenario s) {
    return s.json(FakeCluster.deployment("podinfo"));
  }

  private static ObjectNode withoutReplicas(Scenario s) {
    ObjectNode copy = target(s).deepCopy();
    ((ObjectNode) copy.get("spec")).remove("replicas");
    ((ObjectNode) copy.get("metadata")).remove("generation");
    copy.remove("status");
    return copy;
  }

  private static void setReplicas(Scenario s, int replicas) {
    ((ObjectNode) target(s).get("spec")).put("replicas", replicas);
  }

  private static void onlyReplicas(Scenario s) {
    s.given(CANARY);
    ObjectNode before = withoutReplicas(s);
    s.ticks(3).expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0);
    assertThat(withoutReplicas(s)).isEqualTo(before);
    ObjectNode released = withoutReplicas(s.newRevision("2"));
    s.ticks(5).expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
    assertThat(withoutReplicas(s)).isEqualTo(released);
  }

  private static void replicasOfOthers(Scenario s) {
    s.initialised(CANARY);
    setReplicas(s, 3);
    Map<ObjectRef, JsonNode> before = s.cluster.contents();
    s.ticks(4).expect(CanaryPhase.INITIALIZED).expectSilence().expectRoutes(0);
    assertThat(s.cluster.contents()).isEqualTo(before);
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
    s.expectReplicas("podinfo-primary", 3);
  }

  private static void fluxLabels(Scenario s) {
    s.initialised(CANARY);
    JsonNode primary = s.json(FakeCluster.deployment("podinfo-primary")).deepCopy();
    ObjectNode metadata = (ObjectNode) target(s).get("metadata");
    metadata.withObject("/labels").put("helm.toolkit.fluxcd.io/name", "podinfo");
    metadata.withObject("/annotations").put("meta.helm.sh/release-name", "podinfo");
    s.ticks(3).expect(CanaryPhase.INITIALIZED).expectSilence();
    assertThat(s.json(FakeCluster.deployment("podinfo-primary")).get("spec"))
        .isEqualTo(primary.get("spec"));
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    assertThat(s.json(FakeCluster.deployment("podinfo-primary")).get("metadata").toString())
        .doesNotContain("toolkit.fluxcd.io");
  }

  private static void suspended(Scenario s) {
    s.initialised(CANARY).canary(Manifests.canary(ANALYSIS, "suspend: true")).tick().heard();
    ObjectRef apex = new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo");
    ((ObjectNode) s.json(apex).at("/spec/selector")).put("app", "podinfo");
    s.newRevision("2").ticks(3).expect(CanaryPhase.INITIALIZED).expectSilence();
    s.expectReplicas("podinfo", 0).expectCondition("Reconciled", "False", "Suspended");
    assertThat(s.json(apex).at("/spec/selector/app").asText()).isEqualTo("podinfo");
    s.canary(CANARY).tick().expect(CanaryPhase.PROGRESSING);
    assertThat(s.json(apex).at("/spec/selector/app").asText()).isEqualTo("podinfo-primary");
  }

  private static void size(Scenario s) {
    s.deploymentExtra = target -> ((ObjectNode) target.get("spec")).put("replicas", 5);
    s.initialised(CANARY).expectReplicas("podinfo", 0).expectReplicas("podinfo-primary", 5);
    s.newRevision("2").tick().expectReplicas("podinfo", 5);
  }
}
