package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.Wake;
import java.time.Instant;
import java.util.List;

/** What can happen between a new revision and its promotion or rollback. */
final class RunStories {
  private RunStories() {}

  private static final String ANALYSIS =
      """
      interval: 10s
      threshold: 2
      stepWeights: [5, 20, 60]
      metrics:
      - {name: request-success-rate, thresholdRange: {min: 99}}
      - {name: request-duration, thresholdRange: {max: 500}}
      """;
  static final String CANARY = Manifests.canary(ANALYSIS, "");

  static final List<Story> ALL =
      List.of(
          new Story("F164: a good version goes through every weight of the list", RunStories::good),
          new Story("F1613: a step is not shortened by other events", RunStories::stepIsHeld),
          new Story("the tick that reaches the threshold rolls back", RunStories::rollback),
          new Story("failed checks add up and are not forgiven", RunStories::cumulative),
          new Story("a slow version is rolled back", RunStories::slow),
          new Story("no data is never a pass", RunStories::noData),
          new Story("a metrics backend that is down is never a pass", RunStories::backendDown),
          new Story("a new revision in mid-analysis restarts it", RunStories::restart),
          new Story("going back to the promoted version restarts too", RunStories::backMidRun),
          new Story("a failed version is not tried again by itself", RunStories::noRetry),
          new Story("F1171: the next version after a failure is tried", RunStories::nextVersion),
          new Story(
              "F237: the next version after a failed A/B test is tried", RunStories::nextTest),
          new Story("going back after a failure starts nothing", RunStories::backAfterFailure),
          new Story("pods that never get ready end the run", RunStories::deadline),
          new Story("pods that take a moment are no news", RunStories::slowPods),
          new Story("F1578: the run has a deadline of its own", RunStories::ownDeadline),
          new Story(
              "pods have their time though the cluster's clock is behind ours",
              RunStories::otherClock),
          new Story("F874: pods scaled down by others come back", RunStories::scaledDown),
          new Story("pods that die lose their traffic at once", RunStories::podsDie),
          new Story("a suspended canary is left alone", RunStories::suspended),
          new Story("a clock that ran ahead makes nobody wait longer", RunStories::clock),
          new Story("a target that vanishes loses its traffic", RunStories::targetVanishes),
          new Story("a lost primary comes back with the promoted version", RunStories::lostPrimary),
          new Story(
              "pods that die behind a mistake lose their traffic", RunStories::deadBehindMistake),
          new Story(
              "a run that fails right after a restart settles first", RunStories::restartFails),
          new Story("a clock that ran ahead delays no scale-down", RunStories::clockAtEnd),
          new Story("a finished promotion waits for the primary quietly", RunStories::quietWait),
          new Story("mirroring ends when the canary no longer asks for it", RunStories::noMirror),
          new Story(
              "a skip in mid-run leaves the pods until the route has settled",
              RunStories::skipMidRun),
          new Story(
              "a primary lost in mid-run is not made of what is on trial",
              RunStories::lostPrimaryMidRun));

  private static void good(Scenario s) {
    s.initialised(CANARY).newRevision("2");
    s.tick().expectReplicas("podinfo", 2);
    s.tick().expectWeight(5).tick().expectWeight(20).tick().expectWeight(60);
    s.tick().expect(CanaryPhase.PROMOTING).tick().expect(CanaryPhase.FINALISING);
    s.expectReplicas("podinfo", 2).tick().expect(CanaryPhase.SUCCEEDED);
    s.expectReplicas("podinfo", 0).expectRoutes(0, 5, 20, 60, 0);
    s.expectCondition("Promoted", "True", "Succeeded");
    assertThat(s.status().lastPromotedSpec()).isEqualTo(s.status().lastAppliedSpec());
  }

  private static void stepIsHeld(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(5);
    for (int i = 0; i < 9; i++) {
      s.wake().expectWeight(5);
    }
    s.wake().expectWeight(20);
  }

  private static void rollback(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20).heard();
    s.metric("request-success-rate", 95.5);
    s.tick()
        .expectFailures(1)
        .expectWeight(20)
        .expectEvents("[Progressing] Halt podinfo.test advancement success rate 95.50% < 99%");
    s.tick()
        .expect(CanaryPhase.FAILED)
        .expectWeight(0)
        .expectEvents(
            "[Progressing] Halt podinfo.test advancement success rate 95.50% < 99%",
            "[Progressing] Rolling back podinfo.test failed checks threshold reached 2",
            "[Progressing] Canary failed! Scaling down podinfo.test");
    s.expectReplicas("podinfo", 2).tick().expectReplicas("podinfo", 0).expectSilence();
    s.expectImage("podinfo-primary", "podinfo:1.0.0");
    s.expectCondition("Promoted", "False", "Failed");
  }

  private static void cumulative(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2);
    s.metric("request-success-rate", 50).tick().expectFailures(1).expectWeight(5);
    s.metric("request-success-rate", 100).tick().expectFailures(1).expectWeight(20);
    s.metric("request-success-rate", 50).tick().expect(CanaryPhase.FAILED);
  }

  private static void slow(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).heard();
    s.metric("request-duration", 720.9);
    s.tick()
        .expectEvents("[Progressing] Halt podinfo.test advancement request duration 720ms > 500ms");
    s.metric("request-duration", 500.9).tick().expectFailures(1).expectWeight(20);
  }

  private static void noData(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).heard();
    s.sample("request-success-rate", new Sample.NoData("no values found"));
    s.tick()
        .expectFailures(1)
        .expectEventContaining(
            "Halt advancement no values found for istio metric request-success-rate probably podinfo.test is not receiving traffic");
    s.tick().expect(CanaryPhase.FAILED);
  }

  private static void backendDown(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).heard();
    s.sample("request-duration", new Sample.Unavailable(Sample.Fault.BACKEND, "refused"));
    s.tick().expectFailures(1).expectEvents("[Progressing] Prometheus query failed: refused");
    s.tick().expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void restart(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20).heard();
    s.newRevision("3").wake();
    s.expectEvents("[Progressing] New revision detected! Restarting analysis for podinfo.test");
    s.expectWeight(0).expect(CanaryPhase.PROGRESSING).tick().expectWeight(5);
    s.ticks(5).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:3");
  }

  private static void backMidRun(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3);
    s.newRevision("1.0.0").wake().expectWeight(0);
    s.ticks(7).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:1.0.0");
    s.newRevision("2").tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void failed(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).metric("request-success-rate", 1);
    s.ticks(3).expect(CanaryPhase.FAILED).metric("request-success-rate", 100).heard();
  }

  private static void noRetry(Scenario s) {
    failed(s);
    s.ticks(3).expect(CanaryPhase.FAILED).expectSilence();
  }

  private static void nextVersion(Scenario s) {
    failed(s);
    s.cluster.stall("podinfo-primary");
    s.newRevision("3").tick().expect(CanaryPhase.FAILED);
    s.cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.PROGRESSING).expectFailures(0);
  }

  private static void nextTest(Scenario s) {
    s.initialised(
        Manifests.canary(
            """
            interval: 10s
            threshold: 1
            iterations: 2
            match: [{headers: {x-user: {exact: insider}}}]
            metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
            """,
            ""));
    s.newRevision("2").ticks(2).metric("request-success-rate", 1).tick();
    s.expect(CanaryPhase.FAILED).metric("request-success-rate", 100).tick();
    s.newRevision("3").tick().expect(CanaryPhase.PROGRESSING).ticks(6);
    s.expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:3");
  }

  private static void backAfterFailure(Scenario s) {
    failed(s);
    s.newRevision("1.0.0").ticks(2).expect(CanaryPhase.FAILED).expectSilence();
    s.newRevision("2").ticks(2).expect(CanaryPhase.FAILED).expectSilence();
  }

  private static void slowPods(Scenario s) {
    s.initialised(CANARY).newRevision("2");
    s.cluster.stall("podinfo");
    s.tick().heard();
    for (int second = 1; second < 10; second++) {
      s.wake().expectSilence();
    }
    s.wake().expectEventContaining("canary deployment podinfo.test not ready: ");
    s.wake().expectSilence();
  }

  private static void deadline(Scenario s) {
    s.initialised(CANARY).newRevision("2").cluster.exceedDeadline("podinfo");
    s.tick().heard().tick().expect(CanaryPhase.FAILED).tick().expectReplicas("podinfo", 0);
    s.expectEventContaining("progress deadline", "Canary failed! Scaling down podinfo.test");
    assertThat(s.controller.told()).anyMatch(told -> "error".equals(told.severity()));
  }

  private static void ownDeadline(Scenario s) {
    s.initialised(CANARY).newRevision("2").cluster.stall("podinfo");
    s.ticks(7).expect(CanaryPhase.PROGRESSING).tick().expect(CanaryPhase.FAILED);
  }

  private static void otherClock(Scenario s) {
    s.initialised(CANARY).newRevision("2").cluster.stall("podinfo");
    s.cluster.unavailableSince("podinfo", Instant.EPOCH);
    s.ticks(7).expect(CanaryPhase.PROGRESSING).tick().expect(CanaryPhase.FAILED);
  }

  private static void scaledDown(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(5);
    ((com.fasterxml.jackson.databind.node.ObjectNode)
            s.json(FakeCluster.deployment("podinfo")).get("spec"))
        .put("replicas", 0);
    s.wake().expectWeight(0).expectReplicas("podinfo", 2).wake().expectWeight(5);
  }

  private static void podsDie(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20).heard();
    s.cluster.stall("podinfo");
    s.wake().expectWeight(0).expectEventContaining("canary deployment podinfo.test not ready");
    s.cluster.heal("podinfo");
    s.wake().expectWeight(20).expect(CanaryPhase.PROGRESSING);
  }

  private static void suspended(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(5).heard();
    s.canary(Manifests.canary(ANALYSIS, "suspend: true"));
    s.ticks(3).expectEvents("[Progressing] skipping canary run as object is suspended");
    s.expectWeight(5).expectCondition("Reconciled", "False", "Suspended");
    s.canary(CANARY).tick().expectWeight(20).expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void clock(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(5);
    s.controller
        .canary()
        .setStatus(s.status().edit().nextAnalysisTime("2031-01-01T00:00:00Z").done());
    s.wake().expectWeight(5).tick().expectWeight(20);
  }

  private static void targetVanishes(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20).heard();
    s.cluster.remove(FakeCluster.deployment("podinfo"));
    s.wake().expectWeight(0).expectCondition("Reconciled", "False", "TargetMissing");
    s.wake().expectEventContaining("Deployment test/podinfo does not exist");
  }

  private static void lostPrimary(Scenario s) {
    s.initialised(CANARY).cluster.remove(FakeCluster.deployment("podinfo-primary"));
    s.tick().expectImage("podinfo-primary", "podinfo:1.0.0");
    s.cluster.remove(FakeCluster.deployment("podinfo-primary"));
    s.newRevision("2").tick().expectCondition("Reconciled", "False", "PrimaryMissing");
    assertThat(s.cluster.has(FakeCluster.deployment("podinfo-primary"))).isFalse();
  }

  private static void lostPrimaryMidRun(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20);
    s.cluster.remove(FakeCluster.deployment("podinfo-primary"));
    s.tick().expectCondition("Reconciled", "False", "PrimaryMissing").expectWeight(100);
    assertThat(s.cluster.has(FakeCluster.deployment("podinfo-primary"))).isFalse();
    s.newRevision("1.0.0").tick().expectImage("podinfo-primary", "podinfo:1.0.0");
  }

  private static void noMirror(Scenario s) {
    s.initialised(Manifests.canary(ANALYSIS + "mirror: true\n", "")).newRevision("2").ticks(2);
    assertThat(s.router.now().mirrored()).isTrue();
    s.canary(CANARY).wake();
    assertThat(s.router.now().mirrored()).isFalse();
    s.tick().expectWeight(5);
  }

  private static void skipMidRun(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20);
    s.canary(Manifests.canary(ANALYSIS, "skipAnalysis: true")).wake();
    s.expect(CanaryPhase.PROMOTING).expectWeight(0).expectReplicas("podinfo", 2);
    s.wake().expect(CanaryPhase.FINALISING).wake().expectReplicas("podinfo", 2);
    s.wake().expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
  }

  private static void deadBehindMistake(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20);
    s.canary(Manifests.canary(ANALYSIS.replace("10s", "soon"), "")).wake().expectWeight(20);
    s.cluster.stall("podinfo");
    s.wake().expectWeight(0).expectCondition("Reconciled", "False", "BadInterval");
    s.cluster.heal("podinfo");
    s.canary(CANARY).wake().expectWeight(20);
  }

  private static void restartFails(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expectWeight(20);
    s.newRevision("3").cluster.exceedDeadline("podinfo");
    s.wake().wake().expect(CanaryPhase.FAILED).expectWeight(0).expectReplicas("podinfo", 2);
    s.tick().wake().expectReplicas("podinfo", 0);
  }

  private static void clockAtEnd(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).metric("request-success-rate", 1).ticks(2);
    s.expect(CanaryPhase.FAILED);
    s.controller
        .canary()
        .setStatus(s.status().edit().nextAnalysisTime("2031-01-01T00:00:00Z").done());
    s.ticks(2).expectReplicas("podinfo", 0);
  }

  private static void quietWait(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(6).expect(CanaryPhase.FINALISING);
    s.cluster.stall("podinfo-primary");
    s.controller.pass(Scenario.INTERVAL);
    assertThat(s.controller.decide().wake())
        .isEqualTo(new Wake.At(s.controller.now().plus(Scenario.INTERVAL)));
    s.cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.SUCCEEDED);
  }
}
