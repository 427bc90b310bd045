package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.CanaryPhase;
import java.time.Duration;
import java.util.List;

/** Pods that are missing for another reason than a bad version. The deadline is 60 s. */
final class ReadinessHistoryStories {
  private ReadinessHistoryStories() {}

  private static final String CANARY =
      Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 40", "");
  private static final String PRE =
      Manifests.canary(
          """
          interval: 10s
          threshold: 50
          stepWeight: 40
          webhooks: [{name: load, type: pre-rollout, url: "http://gate/"}]
          """,
          "");

  static final List<Story> ALL =
      List.of(
          new Story(
              "F944: pods that a scaler adds hold the step", ReadinessHistoryStories::scaledUp),
          new Story(
              "F944: pods that a scaler adds before the first step are no failed start",
              ReadinessHistoryStories::scaledUpEarly),
          new Story(
              "F944: fewer pods than there were end the run at the deadline",
              ReadinessHistoryStories::fewer),
          new Story(
              "pods that come back in time hold the step only", ReadinessHistoryStories::drained),
          new Story(
              "a scaler may take pods away and add them again",
              ReadinessHistoryStories::scaledDown),
          new Story(
              "an old word of the Deployment does not make a flap the end",
              ReadinessHistoryStories::flap),
          new Story(
              "a primary that is scaled up has not failed", ReadinessHistoryStories::primary));

  private static void replicas(Scenario s, String deployment, int replicas, int pending) {
    ((ObjectNode) s.json(FakeCluster.deployment(deployment)).get("spec")).put("replicas", replicas);
    s.cluster.lose(deployment, pending);
  }

  /** What a Deployment says while it lacks pods: its condition is as old as the trouble. */
  private static void lacksPods(Scenario s, String deployment) {
    s.cluster.unavailableSince(deployment, s.controller.now());
  }

  private static void scaledUp(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(40);
    replicas(s, "podinfo", 6, 4);
    lacksPods(s, "podinfo");
    s.heard().tick();
    s.expectEventContaining("canary deployment podinfo.test not ready: ");
    s.ticks(12).expectSilence().expect(CanaryPhase.PROGRESSING).expectWeight(40);
    s.cluster.lose("podinfo", 0);
    s.tick().expectWeight(80);
    assertThat(s.status().readyPods()).isEqualTo(6);
  }

  private static void scaledUpEarly(Scenario s) {
    s.initialised(PRE).hookRefuses("load").newRevision("2").ticks(2);
    replicas(s, "podinfo", 6, 4);
    lacksPods(s, "podinfo");
    s.ticks(12).expect(CanaryPhase.PROGRESSING).expectFailures(1);
    s.cluster.lose("podinfo", 0);
    s.hookPasses("load").tick().expectWeight(40);
  }

  private static void fewer(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(40);
    s.cluster.lose("podinfo", 1);
    s.ticks(7).expect(CanaryPhase.PROGRESSING).expectWeight(40);
    s.tick().expect(CanaryPhase.FAILED).expectWeight(0);
    s.expectEventContaining("progress deadline exceeded: 1 of 2 pods are left: ");
  }

  private static void drained(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(40);
    s.cluster.lose("podinfo", 1);
    s.ticks(5).cluster.lose("podinfo", 0);
    s.wake().expectWeight(80).cluster.lose("podinfo", 1);
    s.ticks(6).expect(CanaryPhase.PROGRESSING).expectWeight(80);
  }

  private static void scaledDown(Scenario s) {
    s.initialised(CANARY);
    replicas(s, "podinfo-primary", 6, 0);
    s.newRevision("2").ticks(2).expectWeight(40);
    replicas(s, "podinfo", 1, 0);
    s.wake();
    assertThat(s.status().readyPods()).isEqualTo(1);
    replicas(s, "podinfo", 6, 5);
    s.ticks(12).expect(CanaryPhase.PROGRESSING).expectWeight(40);
  }

  private static void flap(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(40);
    s.cluster.exceedDeadline("podinfo");
    s.wake().expect(CanaryPhase.PROGRESSING).cluster.heal("podinfo");
    s.wake().expect(CanaryPhase.PROGRESSING);
    assertThat(s.status().fewerPodsSince()).isNull();
  }

  private static void primary(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(4).expect(CanaryPhase.PROGRESSING);
    s.tick().expect(CanaryPhase.PROMOTING).tick().expect(CanaryPhase.FINALISING);
    replicas(s, "podinfo-primary", 6, 4);
    s.cluster.unavailableSince("podinfo-primary", s.controller.now().minus(Duration.ofHours(1)));
    s.ticks(12).expect(CanaryPhase.FINALISING).expectWeight(0);
    s.cluster.lose("podinfo-primary", 0);
    s.tick().expect(CanaryPhase.SUCCEEDED);
  }
}
