package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** Releases of a workload that has no replicas: a selector that no node has scales it to zero. */
final class DaemonSetStories {
  private DaemonSetStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50\n"
          + "metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: podinfo
        namespace: test
        generation: 1
        labels: {app: podinfo}
        annotations: {note: mine, deprecated.daemonset.template.generation: "1"}
      spec:
        minReadySeconds: 5
        updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1}}
        selector: {matchLabels: {app: podinfo}}
        template:
          metadata: {labels: {app: podinfo}}
          spec:
            nodeSelector: {disk: ssd}
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - {labelSelector: {matchLabels: {app: podinfo}}, topologyKey: host}
            containers: [{name: podinfod, image: "podinfo:1.0.0"}]
      """;

  static final List<Story> ALL =
      List.of(
          new Story("a DaemonSet gets a primary and leaves its nodes", DaemonSetStories::begin),
          new Story("a DaemonSet is released by weights", DaemonSetStories::run),
          new Story("a DaemonSet that fails leaves its nodes again", DaemonSetStories::rollback),
          new Story("being scaled to zero is no new revision", DaemonSetStories::noRevision),
          new Story("a deleted canary gives a DaemonSet its nodes back", DaemonSetStories::revert),
          new Story("a DaemonSet that waits for hands is refused", DaemonSetStories::onDelete),
          new Story("a DaemonSet has its deadline from the canary", DaemonSetStories::deadline),
          new Story("some pods of a DaemonSet may be enough", DaemonSetStories::threshold),
          new Story("a DaemonSet without nodes is never promoted", DaemonSetStories::noNodes),
          new Story("a primary that misses its deadline is passed by", DaemonSetStories::late));

  private static String canary(String more) {
    return Manifests.canary(ANALYSIS, more).replace("kind: Deployment", "kind: DaemonSet");
  }

  private static ObjectRef ref(String name) {
    return new ObjectRef("apps/v1", "DaemonSet", FakeCluster.NAMESPACE, name);
  }

  private static Scenario given(Scenario s, String canary) {
    s.cluster.apply(AGENT);
    return s.canary(canary);
  }

  private static Scenario initialised(Scenario s) {
    return given(s, canary("")).settled();
  }

  private static Scenario release(Scenario s, String image) {
    ((ObjectNode) s.json(ref("podinfo")).at("/spec/template/spec/containers/0"))
        .put("image", image);
    return s;
  }

  private static String nodes(Scenario s, String name) {
    return s.json(ref(name)).at("/spec/template/spec/nodeSelector").toString();
  }

  private static String image(Scenario s, String name) {
    return s.json(ref(name)).at("/spec/template/spec/containers/0/image").asText();
  }

  private static final String NOWHERE = "{\"disk\":\"ssd\",\"flagger.app/scale-to-zero\":\"true\"}";
  private static final String ANYWHERE = "{\"disk\":\"ssd\"}";

  private static void begin(Scenario s) {
    given(s, canary("")).tick().expect(CanaryPhase.INITIALIZING);
    assertThat(nodes(s, "podinfo")).isEqualTo(ANYWHERE);
    s.tick().expect(CanaryPhase.INITIALIZED).expectRoutes(0);
    assertThat(nodes(s, "podinfo")).isEqualTo(ANYWHERE);
    s.tick().expect(CanaryPhase.INITIALIZED);
    assertThat(nodes(s, "podinfo")).isEqualTo(NOWHERE);
    ObjectNode primary = s.json(ref("podinfo-primary"));
    assertThat(nodes(s, "podinfo-primary")).isEqualTo(ANYWHERE);
    assertThat(primary.at("/spec/selector/matchLabels").toString())
        .isEqualTo("{\"app\":\"podinfo-primary\"}");
    assertThat(primary.at("/spec/template/metadata/labels/app").asText())
        .isEqualTo("podinfo-primary");
    assertThat(primary.at("/spec/updateStrategy/rollingUpdate/maxUnavailable").asInt())
        .isEqualTo(1);
    assertThat(primary.at("/spec/minReadySeconds").asInt()).isEqualTo(5);
    assertThat(primary.at("/spec").has("replicas")).isFalse();
    assertThat(primary.at("/metadata/annotations").toString()).isEqualTo("{\"note\":\"mine\"}");
    assertThat(primary.at("/spec/template/spec/affinity"))
        .as("rules between pods are not about the primary")
        .isEqualTo(s.json(ref("podinfo")).at("/spec/template/spec/affinity"));
    ObjectRef apex = new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo");
    assertThat(s.json(apex).at("/spec/selector/app").asText()).isEqualTo("podinfo-primary");
  }

  private static void run(Scenario s) {
    release(initialised(s), "podinfo:2").tick().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    assertThat(nodes(s, "podinfo")).isEqualTo(ANYWHERE);
    s.tick().expectWeight(50).tick().expect(CanaryPhase.PROMOTING);
    assertThat(image(s, "podinfo-primary")).isEqualTo("podinfo:2");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 50, 0);
    assertThat(nodes(s, "podinfo")).isEqualTo(NOWHERE);
    assertThat(nodes(s, "podinfo-primary")).isEqualTo(ANYWHERE);
    s.heard().ticks(3).expectSilence().expect(CanaryPhase.SUCCEEDED);
  }

  private static void rollback(Scenario s) {
    s.metric("request-success-rate", 12);
    release(initialised(s), "podinfo:2").ticks(5).expect(CanaryPhase.FAILED).expectRoutes(0, 50, 0);
    assertThat(nodes(s, "podinfo")).isEqualTo(NOWHERE);
    assertThat(image(s, "podinfo-primary")).isEqualTo("podinfo:1.0.0");
    s.heard().ticks(3).expectSilence();
  }

  private static void noRevision(Scenario s) {
    initialised(s).ticks(3).expectSilence();
    ((ObjectNode) s.json(ref("podinfo")).at("/spec/template/spec/nodeSelector"))
        .remove("flagger.app/scale-to-zero");
    s.ticks(3).expectSilence().expect(CanaryPhase.INITIALIZED);
    s.cluster.apply(AGENT.replace("nodeSelector: {disk: ssd}", "nodeSelector: {disk: nvme}"));
    s.tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void revert(Scenario s) {
    given(s, canary("revertOnDeletion: true")).ticks(4).expect(CanaryPhase.INITIALIZED);
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.cluster.stall("podinfo");
    s.ticks(3);
    assertThat(nodes(s, "podinfo")).isEqualTo(ANYWHERE);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isNotEmpty();
    s.cluster.heal("podinfo");
    s.ticks(2);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void onDelete(Scenario s) {
    given(s, canary(""));
    s.cluster.apply(AGENT.replaceFirst("updateStrategy:.*", "updateStrategy: {type: OnDelete}"));
    s.tick()
        .expectCondition("Reconciled", "False", "UnsupportedTarget")
        .expectEventContaining("DaemonSet test/podinfo has the update strategy OnDelete")
        .expect(CanaryPhase.NEW);
    assertThat(s.cluster.has(ref("podinfo-primary"))).isFalse();
  }

  private static void deadline(Scenario s) {
    initialised(s).cluster.stall("podinfo");
    release(s, "podinfo:2").ticks(6).expect(CanaryPhase.PROGRESSING).expectRoutes(0);
    s.ticks(3).expect(CanaryPhase.FAILED).expectRoutes(0);
    s.expectEventContaining("progress deadline exceeded", "0 of 2 (readyThreshold 100%)");
    assertThat(nodes(s, "podinfo")).isEqualTo(NOWHERE);
  }

  private static void threshold(Scenario s) {
    given(s, canary("").replace("threshold: 2", "threshold: 2\n    canaryReadyThreshold: 50"));
    s.settled().cluster.lose("podinfo", 1);
    release(s, "podinfo:2").ticks(2).expectWeight(50);
    s.cluster.lose("podinfo", 2);
    s.tick().expectWeight(0).expect(CanaryPhase.PROGRESSING);
  }

  private static void noNodes(Scenario s) {
    s.cluster.nodes = 0;
    release(initialised(s), "podinfo:2").ticks(6).expect(CanaryPhase.PROGRESSING).expectRoutes(0);
    s.ticks(3).expect(CanaryPhase.FAILED).expectRoutes(0);
    s.expectEventContaining("no pod is available");
    assertThat(image(s, "podinfo-primary")).isEqualTo("podinfo:1.0.0");
  }

  private static void late(Scenario s) {
    release(initialised(s), "podinfo:2").ticks(3).expect(CanaryPhase.PROMOTING);
    s.cluster.stall("podinfo-primary");
    s.ticks(9).expect(CanaryPhase.FAILED).expectWeight(100);
    s.expectEventContaining("Promotion of podinfo.test failed, primary not ready");
    assertThat(nodes(s, "podinfo")).isEqualTo(ANYWHERE);
    s.cluster.heal("podinfo-primary");
    release(s, "podinfo:3").ticks(4).expect(CanaryPhase.SUCCEEDED).expectWeight(0);
    assertThat(image(s, "podinfo-primary")).isEqualTo("podinfo:3");
  }
}
