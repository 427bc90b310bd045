package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.settings.Settings;
import java.util.List;

/** The beginning and the end of a canary, and its move from another controller. */
final class LifeStories {
  private LifeStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50";
  private static final String CANARY = Manifests.canary(ANALYSIS, "");
  private static final String REVERTED = Manifests.canary(ANALYSIS, "revertOnDeletion: true");

  static final List<Story> ALL =
      List.of(
          new Story(
              "a version that comes during initialisation has a run", LifeStories::earlyVersion),
          new Story("the primary is made and everything points to it", LifeStories::initialise),
          new Story(
              "F773: nothing is scaled down before the primary serves", LifeStories::slowPrimary),
          new Story(
              "F515: skipAnalysis waits for the first primary too",
              LifeStories::slowSkippedPrimary),
          new Story(
              "a first primary that misses its deadline takes nobody's pods away",
              LifeStories::stuckPrimary),
          new Story(
              "F208: a user's own Service is adopted without its metadata", LifeStories::adopt),
          new Story("a steady canary says nothing and changes nothing", LifeStories::steady),
          new Story("a live canary of another controller is taken over", LifeStories::takeOver),
          new Story("a run of another controller goes on", LifeStories::takeOverMidRun),
          new Story("deletion with revert brings the target back first", LifeStories::revert),
          new Story(
              "F1357: a target that is gone does not block deletion", LifeStories::targetGone),
          new Story("the finalizer goes when no revert is asked for", LifeStories::finalizer),
          new Story("blue/green without a mesh never routes to the canary", LifeStories::noMesh));

  private static ObjectRef service(String name) {
    return new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, name);
  }

  private static String selected(Scenario s, String service) {
    return s.json(service(service)).at("/spec/selector/app").asText();
  }

  private static void initialise(Scenario s) {
    s.settings(
        new Settings(
            "istio",
            "http://p",
            List.of("app"),
            List.of("team"),
            true,
            false,
            Settings.DEFAULTS.minInterval(),
            null,
            Settings.DEFAULTS.settle(),
            0,
            0,
            null));
    s.deploymentExtra =
        target ->
            ((ObjectNode) target.at("/metadata/annotations"))
                .put("kubectl.kubernetes.io/last-applied-configuration", "{}")
                .put("deployment.kubernetes.io/revision", "7");
    s.given(CANARY).ticks(2).expectReplicas("podinfo-primary", 2);
    s.expectReplicas("podinfo", 2).tick().expectReplicas("podinfo", 0);
    s.expectRoutes(0).expectCondition("Promoted", "True", "Initialized");
    assertThat(selected(s, "podinfo")).isEqualTo("podinfo-primary");
    assertThat(selected(s, "podinfo-primary")).isEqualTo("podinfo-primary");
    assertThat(selected(s, "podinfo-canary")).isEqualTo("podinfo");
    var primary = s.json(FakeCluster.deployment("podinfo-primary"));
    assertThat(primary.at("/metadata/labels").toString())
        .isEqualTo("{\"team\":\"blue\",\"app\":\"podinfo-primary\"}");
    assertThat(primary.at("/metadata/annotations").toString()).isEqualTo("{\"note\":\"mine\"}");
    assertThat(primary.at("/spec/template/metadata/labels/app").asText())
        .isEqualTo("podinfo-primary");
    assertThat(primary.at("/spec/template/metadata/annotations").has("flagger-id")).isTrue();
  }

  private static void slowPrimary(Scenario s) {
    s.given(CANARY).cluster.stall("podinfo-primary");
    s.ticks(4).expect(CanaryPhase.INITIALIZING).expectReplicas("podinfo", 2).expectRoutes();
    assertThat(s.cluster.has(service("podinfo"))).isFalse();
    s.cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.INITIALIZED);
  }

  private static void slowSkippedPrimary(Scenario s) {
    s.given(Manifests.canary(ANALYSIS, "skipAnalysis: true")).cluster.stall("podinfo-primary");
    s.ticks(4).expect(CanaryPhase.INITIALIZING).expectReplicas("podinfo", 2).expectRoutes();
    s.cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo-primary", 2);
  }

  private static void stuckPrimary(Scenario s) {
    s.given(CANARY).cluster.exceedDeadline("podinfo-primary");
    s.ticks(12).expect(CanaryPhase.INITIALIZING).expectReplicas("podinfo", 2).expectRoutes();
    s.cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.INITIALIZED);
  }

  private static void adopt(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: podinfo, namespace: test, labels: {mine: "yes"}}
        spec:
          type: NodePort
          selector: {app: podinfo, tier: web}
          ports: [{name: http, port: 80, targetPort: 9898, nodePort: 30080}]
        """);
    s.initialised(CANARY);
    var service = s.json(service("podinfo"));
    assertThat(service.at("/spec/selector").toString()).isEqualTo("{\"app\":\"podinfo-primary\"}");
    assertThat(service.at("/spec/ports/0/nodePort").asInt()).isEqualTo(30080);
    assertThat(service.at("/metadata/labels").toString()).isEqualTo("{\"mine\":\"yes\"}");
    assertThat(service.at("/metadata").has("ownerReferences")).isFalse();
    assertThat(service.at("/metadata/annotations")).hasSize(2);
  }

  private static void steady(Scenario s) {
    s.initialised(CANARY);
    var before = s.cluster.contents();
    var status = s.status();
    s.ticks(5).expectSilence().expectRoutes(0);
    assertThat(s.cluster.contents()).isEqualTo(before);
    assertThat(s.status()).isEqualTo(status);
  }

  private static void takeOver(Scenario s) {
    s.initialised(CANARY);
    s.controller
        .canary()
        .setStatus(
            s.status().edit().lastAppliedSpec("65d5c4f9b8").lastPromotedSpec("65d5c4f9b8").done());
    var before = s.cluster.contents();
    s.ticks(3).expect(CanaryPhase.INITIALIZED).expectRoutes(0);
    assertThat(s.cluster.contents()).isEqualTo(before);
    s.newRevision("2").tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void takeOverMidRun(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(50);
    s.controller.canary().setStatus(s.status().edit().lastAppliedSpec("65d5c4f9b8").done());
    s.tick().expectWeight(50).expect(CanaryPhase.PROGRESSING);
    s.ticks(4).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 50, 0);
  }

  private static void revert(Scenario s) {
    s.given(REVERTED).ticks(4).expect(CanaryPhase.INITIALIZED).heard();
    assertThat(s.controller.canary().getMetadata().getFinalizers())
        .containsExactly("finalizer.flagger.app");
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.cluster.stall("podinfo");
    s.tick()
        .expect(CanaryPhase.TERMINATING)
        .expectEvents("[Terminating] Terminating canary podinfo.test");
    s.tick().tick().expectReplicas("podinfo", 2);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isNotEmpty();
    s.cluster.heal("podinfo");
    s.tick().expectRoutes().wake();
    assertThat(s.controller.canary().getMetadata().getFinalizers())
        .as("until every proxy has heard of the target")
        .isNotEmpty();
    s.wake();
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void targetGone(Scenario s) {
    s.given(REVERTED).ticks(4);
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.cluster.remove(FakeCluster.deployment("podinfo"));
    s.tick().tick().tick();
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void finalizer(Scenario s) {
    s.given(REVERTED).ticks(4);
    s.controller.canary().getSpec();
    var finalizers = List.copyOf(s.controller.canary().getMetadata().getFinalizers());
    s.canary(CANARY).controller.canary().getMetadata().setFinalizers(finalizers);
    s.tick();
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void noMesh(Scenario s) {
    s.router.features = java.util.EnumSet.of(io.haldane.api.routing.Feature.BLUE_GREEN);
    s.router.provider = "kubernetes";
    s.initialised(Manifests.canary("interval: 10s\nthreshold: 2\niterations: 2", ""));
    s.newRevision("2").ticks(4).expect(CanaryPhase.PROMOTING).tick();
    s.expect(CanaryPhase.FINALISING).tick().expect(CanaryPhase.SUCCEEDED).expectRoutes(0);
  }

  private static void earlyVersion(Scenario s) {
    s.given(RunStories.CANARY).tick().newRevision("2").tick().expect(CanaryPhase.INITIALIZED);
    s.expectImage("podinfo-primary", "podinfo:1.0.0").tick().expect(CanaryPhase.PROGRESSING);
    s.ticks(7).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2");
  }
}
