package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;
import java.util.Set;

/** A primary without ready pods, for whatever reason, while the canary has some. */
final class PrimaryFailoverStories {
  private PrimaryFailoverStories() {}

  private static final String PRIMARY = "podinfo-primary";
  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50\n"
          + "metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";
  private static final String GATE =
      "\nwebhooks:\n- {name: go, type: confirm-rollout, url: \"http://gate/\"}"
          + "\n- {name: yes, type: confirm-promotion, url: \"http://gate/\"}";
  private static final String CANARY = Manifests.canary(ANALYSIS, "");
  private static final String GATED = Manifests.canary(ANALYSIS + GATE, "");
  private static final String PLAIN =
      Manifests.canary("interval: 10s\nthreshold: 2\niterations: 1", "");
  private static final String TESTERS =
      Manifests.canary(
          "interval: 10s\nthreshold: 2\niterations: 1\n"
              + "match: [{headers: {x-tester: {exact: \"yes\"}}}]",
          "");
  private static final String DOWN =
      "Routing all traffic to canary, podinfo-primary.test has no ready pods;"
          + " the canary serves all traffic until it has some";
  private static final String UP = "podinfo-primary.test has ready pods again";

  static final List<Story> ALL =
      List.of(
          new Story(
              "F1898: users leave a primary that is replaced all at once before it goes",
              PrimaryFailoverStories::recreate),
          new Story(
              "F1898: a primary of one pod that may be missing is left before it goes",
              PrimaryFailoverStories::single),
          new Story(
              "a primary is not touched before the mesh has led its users away",
              PrimaryFailoverStories::pending),
          new Story(
              "F1898: without a mesh the Service leads to the canary meanwhile",
              PrimaryFailoverStories::plainService),
          new Story(
              "F1898: in an A/B test all others meet the canary, too, meanwhile",
              PrimaryFailoverStories::testers),
          new Story(
              "after a replaced primary users come back step by step",
              PrimaryFailoverStories::gradual),
          new Story(
              "a replaced primary that fails leaves all users on the canary",
              PrimaryFailoverStories::fails),
          new Story(
              "an A/B test that fails its promotion keeps nobody on the primary",
              PrimaryFailoverStories::testersFail),
          new Story(
              "F1898: a primary that dies in mid-run leaves its users to the canary",
              PrimaryFailoverStories::midRun),
          new Story(
              "a primary that dies at any moment of a run does", PrimaryFailoverStories::anyMoment),
          new Story(
              "a primary that dies before the first step does", PrimaryFailoverStories::first),
          new Story("a primary that dies while the run is held does", PrimaryFailoverStories::held),
          new Story("a primary that is deleted in mid-run does", PrimaryFailoverStories::deleted),
          new Story(
              "a primary that was scaled to nothing does", PrimaryFailoverStories::scaledDown),
          new Story(
              "a primary that KEDA put to sleep is woken at the end",
              PrimaryFailoverStories::asleep),
          new Story(
              "without a mesh a dead primary's Service leads to the canary",
              PrimaryFailoverStories::plainDeath),
          new Story(
              "users go back when proxies know the primary's pods",
              PrimaryFailoverStories::unheard),
          new Story(
              "pods that nobody judged get nobody between two runs", PrimaryFailoverStories::idle),
          new Story("with both versions dead the primary is meant", PrimaryFailoverStories::both));

  private static void strategy(Scenario s, String type) {
    s.deploymentExtra =
        deployment -> ((ObjectNode) deployment.get("spec")).putObject("strategy").put("type", type);
  }

  private static Scenario atWeight50(Scenario s, String canary) {
    return s.initialised(canary).newRevision("2").ticks(2).expectWeight(50).heard();
  }

  private static String apex(Scenario s) {
    ObjectRef apex = new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo");
    return s.json(apex).at("/spec/selector/app").asText();
  }

  private static void recreate(Scenario s) {
    strategy(s, "Recreate");
    atWeight50(s, CANARY).tick().expect(CanaryPhase.PROMOTING).expectWeight(100);
    s.expectImage(PRIMARY, "podinfo:1.0.0");
    s.expectEvents(
        "[Progressing] Copying podinfo.test template spec to podinfo-primary.test",
        "[Promoting] Routing all traffic to canary, the update of podinfo-primary.test may leave it"
            + " without pods");
    s.wake().expectImage(PRIMARY, "podinfo:1.0.0").wake().expectImage(PRIMARY, "podinfo:2");
    s.cluster.stall(PRIMARY);
    s.ticks(2).expect(CanaryPhase.PROMOTING).expectWeight(100).cluster.heal(PRIMARY);
    s.tick().expect(CanaryPhase.FINALISING).expectWeight(0).tick().expect(CanaryPhase.SUCCEEDED);
    s.expectRoutes(0, 50, 100, 0).expectReplicas("podinfo", 0);
  }

  private static void single(Scenario s) {
    s.deploymentExtra =
        deployment -> {
          ObjectNode spec = (ObjectNode) deployment.get("spec");
          spec.put("replicas", 1);
          spec.putObject("strategy").putObject("rollingUpdate").put("maxUnavailable", 1);
        };
    atWeight50(s, CANARY).tick().expect(CanaryPhase.PROMOTING).expectWeight(100);
    s.expectImage(PRIMARY, "podinfo:1.0.0").ticks(2).expectImage(PRIMARY, "podinfo:2");
    s.tick().expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 50, 100, 0);
  }

  private static void pending(Scenario s) {
    strategy(s, "Recreate");
    atWeight50(s, CANARY).router.state = new RouteState.Routed(Traffic.weight(50));
    s.tick().expect(CanaryPhase.PROMOTING);
    s.router.state = new RouteState.Pending("not accepted", Traffic.ALL_TO_CANARY);
    s.ticks(4).expect(CanaryPhase.PROMOTING).expectImage(PRIMARY, "podinfo:1.0.0");
    s.router.state = null;
    s.ticks(2).expectImage(PRIMARY, "podinfo:2").ticks(2).expect(CanaryPhase.SUCCEEDED);
  }

  private static void plainService(Scenario s) {
    strategy(s, "Recreate");
    s.router.features = Set.of(Feature.BLUE_GREEN);
    s.initialised(PLAIN).newRevision("2").ticks(3).expect(CanaryPhase.PROMOTING);
    assertThat(apex(s)).isEqualTo("podinfo");
    s.wake().expectImage(PRIMARY, "podinfo:1.0.0").wake().expectImage(PRIMARY, "podinfo:2");
    s.cluster.stall(PRIMARY);
    s.ticks(2).expect(CanaryPhase.PROMOTING);
    assertThat(apex(s)).isEqualTo("podinfo");
    s.cluster.heal(PRIMARY);
    s.tick().expect(CanaryPhase.FINALISING);
    assertThat(apex(s)).isEqualTo(PRIMARY);
    s.tick().expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
  }

  private static void testers(Scenario s) {
    strategy(s, "Recreate");
    s.initialised(TESTERS).newRevision("2").ticks(2).expectWeight(100);
    assertThat(s.router.now().everybody()).isFalse();
    s.tick().expect(CanaryPhase.PROMOTING).expectImage(PRIMARY, "podinfo:1.0.0");
    assertThat(s.router.now().everybody()).isTrue();
    s.tick().expectImage(PRIMARY, "podinfo:2").tick().expect(CanaryPhase.FINALISING);
    assertThat(s.router.now()).isEqualTo(Traffic.ALL_TO_PRIMARY);
    s.tick().expect(CanaryPhase.SUCCEEDED);
  }

  private static void gradual(Scenario s) {
    strategy(s, "Recreate");
    atWeight50(s, Manifests.canary(ANALYSIS + "\nstepWeightPromotion: 40", ""));
    s.ticks(5).expect(CanaryPhase.FINALISING).expectRoutes(0, 50, 100, 60, 20, 0);
  }

  private static void fails(Scenario s) {
    strategy(s, "Recreate");
    atWeight50(s, CANARY).ticks(2).expectImage(PRIMARY, "podinfo:2");
    s.cluster.exceedDeadline(PRIMARY);
    s.ticks(3).expect(CanaryPhase.FAILED).expectWeight(100).cluster.heal(PRIMARY);
    s.newRevision("3").ticks(3).expect(CanaryPhase.SUCCEEDED).expectImage(PRIMARY, "podinfo:3");
    s.expectRoutes(0, 50, 100, 0);
  }

  private static void testersFail(Scenario s) {
    s.initialised(TESTERS).newRevision("2").ticks(3).expect(CanaryPhase.PROMOTING);
    assertThat(s.router.now().everybody()).isFalse();
    s.cluster.exceedDeadline(PRIMARY);
    s.tick().expect(CanaryPhase.FAILED).expectWeight(100).tick();
    assertThat(s.router.now().everybody()).isTrue();
    s.newRevision("3").tick().expect(CanaryPhase.PROMOTING);
    assertThat(s.router.now().everybody()).isTrue();
  }

  private static void midRun(Scenario s) {
    atWeight50(s, GATED).hookRefuses("yes").cluster.stall(PRIMARY);
    s.wake()
        .expect(CanaryPhase.PROGRESSING)
        .expectWeight(100)
        .expectEvents("[Progressing] " + DOWN);
    s.expectCondition("Reconciled", "False", "PrimaryNotReady").wake().expectSilence();
    s.tick().expect(CanaryPhase.WAITING_PROMOTION).heard().ticks(3).expectSilence();
    s.expectWeight(100).expectCondition("Reconciled", "False", "PrimaryNotReady");
    s.cluster.heal(PRIMARY);
    s.wake().expectWeight(50).expectEvents("[WaitingPromotion] " + UP);
    s.expectCondition("Reconciled", "True", "Reconciled").ticks(2).expectSilence();
    s.hookPasses("yes").ticks(3).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 50, 100, 50, 0);
  }

  private static void anyMoment(Scenario s) {
    s.initialised(GATED).hookRefuses("yes").newRevision("2").tick();
    diesAndComesBack(s, CanaryPhase.PROGRESSING);
    s.expectWeight(50);
    diesAndComesBack(s, CanaryPhase.PROGRESSING);
    s.tick().expectWeight(50);
    diesAndComesBack(s, CanaryPhase.WAITING_PROMOTION);
    s.hookPasses("yes").tick();
    diesAndComesBack(s, CanaryPhase.PROMOTING);
    s.expect(CanaryPhase.FINALISING);
    s.cluster.stall(PRIMARY);
    s.wake().expect(CanaryPhase.FINALISING).expectWeight(100).cluster.heal(PRIMARY);
    s.wake().wake().expect(CanaryPhase.FINALISING).expectWeight(0);
    s.ticks(3).expect(CanaryPhase.SUCCEEDED).expectWeight(0).expectReplicas("podinfo", 0);
  }

  private static void diesAndComesBack(Scenario s, CanaryPhase phase) {
    s.expect(phase).cluster.stall(PRIMARY);
    s.wake().expect(phase).expectWeight(100).expectReplicas("podinfo", 2).cluster.heal(PRIMARY);
    s.wake();
    assertThat(s.router.now().canary()).as("back from %s", phase).isLessThanOrEqualTo(50);
  }

  private static void first(Scenario s) {
    s.initialised(CANARY).newRevision("2").tick().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.cluster.stall(PRIMARY);
    s.wake().expectWeight(100).cluster.heal(PRIMARY);
    s.wake().expectWeight(50).ticks(3).expect(CanaryPhase.SUCCEEDED);
  }

  private static void held(Scenario s) {
    atWeight50(s, CANARY).canary(CANARY.replace("interval: 10s", "interval: often"));
    s.tick().expectWeight(50).cluster.stall(PRIMARY);
    s.tick().expectWeight(100).expectCondition("Reconciled", "False", "BadInterval");
    s.cluster.heal(PRIMARY);
    s.tick().expectWeight(50).canary(CANARY).ticks(3).expect(CanaryPhase.SUCCEEDED);
  }

  private static void deleted(Scenario s) {
    atWeight50(s, CANARY).cluster.remove(FakeCluster.deployment(PRIMARY));
    s.wake().expectWeight(100).expectCondition("Reconciled", "False", "PrimaryMissing");
    s.newRevision("1.0.0")
        .ticks(2)
        .expect(CanaryPhase.PROGRESSING)
        .expectImage(PRIMARY, "podinfo:1.0.0");
  }

  private static void scale(Scenario s, int replicas) {
    ((ObjectNode) s.json(FakeCluster.deployment(PRIMARY)).get("spec")).put("replicas", replicas);
  }

  private static void scaledDown(Scenario s) {
    scale(atWeight50(s, CANARY), 0);
    s.metric("request-success-rate", 5).wake().expectWeight(100).ticks(2);
    s.expect(CanaryPhase.FAILED).expectWeight(100).ticks(2).expectReplicas("podinfo", 2);
    scale(s, 2);
    s.tick().wake().expectWeight(0).ticks(2).expectReplicas("podinfo", 0);
  }

  private static void asleep(Scenario s) {
    s.cluster.apply(ScalerStories.SCALED);
    atWeight50(
        s,
        Manifests.canary(
            ANALYSIS,
            "autoscalerRef: {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: podinfo-so}"));
    scale(s, 0);
    s.metric("request-success-rate", 5).wake().expectWeight(100).ticks(2);
    s.expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void plainDeath(Scenario s) {
    s.router.features = Set.of(Feature.BLUE_GREEN);
    s.initialised(PLAIN.replace("iterations: 1", "iterations: 9")).newRevision("2").ticks(2);
    s.expect(CanaryPhase.PROGRESSING).cluster.stall(PRIMARY);
    s.wake();
    assertThat(apex(s)).isEqualTo("podinfo");
    s.cluster.heal(PRIMARY);
    s.wake();
    assertThat(apex(s)).isEqualTo(PRIMARY);
  }

  private static void unheard(Scenario s) {
    atWeight50(s, GATED).hookRefuses("yes").cluster.stall(PRIMARY);
    s.wake().expectWeight(100).cluster.heal(PRIMARY);
    s.controller.pass(Scenario.INTERVAL);
    s.controller.servesSinceNow(PRIMARY);
    s.controller.tick();
    s.expectWeight(100).wake().expectWeight(100).wake().expectWeight(50);
  }

  private static void idle(Scenario s) {
    s.initialised(GATED).hookRefuses("go").newRevision("2").tick().expect(CanaryPhase.WAITING);
    ((ObjectNode) s.json(FakeCluster.deployment("podinfo")).get("spec")).put("replicas", 2);
    s.tick().cluster.stall(PRIMARY);
    s.ticks(2).expect(CanaryPhase.WAITING).expectRoutes(0);
  }

  private static void both(Scenario s) {
    atWeight50(s, CANARY).cluster.stall(PRIMARY);
    s.cluster.stall("podinfo");
    s.wake().expectWeight(0).cluster.heal("podinfo");
    s.wake().expectWeight(100);
  }
}
