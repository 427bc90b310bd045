package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** Orders that people give by annotation, without a hook server. */
final class CommandStories {
  private CommandStories() {}

  static final String ANALYSIS =
      """
      interval: 10s
      threshold: 2
      stepWeight: 20
      maxWeight: 60
      metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
      """;
  private static final String CANARY = Manifests.canary(ANALYSIS, "");
  private static final String GATED =
      Manifests.canary(
          ANALYSIS
              + """
              webhooks:
              - {name: go, type: confirm-rollout, url: "http://gate/"}
              - {name: yes, type: confirm-promotion, url: "http://gate/"}
              """,
          "");

  static final List<Story> ALL =
      List.of(
          new Story("promote ends the analysis in favour", CommandStories::promote),
          new Story("F1344: promote opens the gate before a run", CommandStories::promoteAtGate),
          new Story(
              "F1017, F1344: promote opens the gate of a promotion",
              CommandStories::promoteAtPromotion),
          new Story("promote never promotes pods that are not ready", CommandStories::notReady),
          new Story("F724: abort rolls back at any weight", CommandStories::abort),
          new Story("F724: abort does not wait for pods", CommandStories::abortUnready),
          new Story("abort turns down what waits for approval", CommandStories::abortAtGate),
          new Story("F1344: abort works at the promotion gate", CommandStories::abortAtPromotion),
          new Story("abort comes too late for a promotion", CommandStories::abortTooLate),
          new Story("abort works while the canary is held", CommandStories::abortWhileHeld),
          new Story("pause keeps the weight until resume", CommandStories::pause),
          new Story("F817: a paused A/B test goes on until resume", CommandStories::pausedTest),
          new Story("a paused run is still rolled back", CommandStories::failWhilePaused),
          new Story("a paused canary starts no run", CommandStories::pausedAtRest),
          new Story("F862: retry tries the failed revision again", CommandStories::retry),
          new Story(
              "F1152: retry needs no change of the pod template", CommandStories::retryUnchanged),
          new Story("F1310: retry judges by what the canary says now", CommandStories::retryMended),
          new Story("retry of the promoted version is refused", CommandStories::noRetry),
          new Story("F1814: an order is carried out once", CommandStories::once),
          new Story("orders in a new manifest are not for this canary", CommandStories::atBirth));

  private static Scenario atWeight20(Scenario s) {
    return s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(20).heard();
  }

  private static void promote(Scenario s) {
    atWeight20(s).order("promote", "now").wake().expect(CanaryPhase.PROMOTING);
    s.expectEvents(
        "[Progressing] Promotion of podinfo.test asked for by kubectl-annotate",
        "[Progressing] Copying podinfo.test template spec to podinfo-primary.test");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2");
  }

  private static void promoteAtGate(Scenario s) {
    s.initialised(GATED).hookRefuses("go").newRevision("2").tick().expect(CanaryPhase.WAITING);
    s.order("promote", "1").tick().expect(CanaryPhase.PROGRESSING);
    s.tick().expectWeight(20);
  }

  private static void promoteAtPromotion(Scenario s) {
    s.initialised(GATED).hookRefuses("yes").newRevision("2").ticks(5);
    s.expect(CanaryPhase.WAITING_PROMOTION).order("promote", "1").wake();
    s.expect(CanaryPhase.PROMOTING).ticks(2).expect(CanaryPhase.SUCCEEDED);
    s.expectImage("podinfo-primary", "podinfo:2");
  }

  private static void notReady(Scenario s) {
    s.initialised(CANARY).newRevision("2").cluster.stall("podinfo");
    s.ticks(2).heard().order("promote", "1").wake().expect(CanaryPhase.PROGRESSING);
    s.expectEvents(
        "[Progressing] Ignoring promote of podinfo.test asked for by kubectl-annotate: the pods of the new version are not ready");
    s.expectImage("podinfo-primary", "podinfo:1.0.0");
  }

  private static void abort(Scenario s) {
    atWeight20(s).order("abort", "1").wake().expect(CanaryPhase.FAILED).expectWeight(0);
    s.expectEvents(
        "[Progressing] Rolling back podinfo.test abort asked for by kubectl-annotate",
        "[Progressing] Canary failed! Scaling down podinfo.test");
    s.tick().expectReplicas("podinfo", 0).ticks(2).expect(CanaryPhase.FAILED);
  }

  private static void abortUnready(Scenario s) {
    s.initialised(CANARY).newRevision("2").cluster.stall("podinfo");
    s.ticks(3).expect(CanaryPhase.PROGRESSING).order("abort", "1").wake();
    s.expect(CanaryPhase.FAILED).tick().expectReplicas("podinfo", 0).expectRoutes(0);
  }

  private static void abortAtGate(Scenario s) {
    s.initialised(GATED).hookRefuses("go").newRevision("2").tick().expect(CanaryPhase.WAITING);
    s.order("abort", "1").tick().expect(CanaryPhase.FAILED).hookPasses("go");
    s.ticks(2).expect(CanaryPhase.FAILED).expectReplicas("podinfo", 0);
    s.newRevision("3").tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void abortAtPromotion(Scenario s) {
    s.initialised(GATED).hookRefuses("yes").newRevision("2").ticks(5);
    s.expect(CanaryPhase.WAITING_PROMOTION).expectWeight(60);
    s.order("abort", "1").wake().expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void abortTooLate(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(5).expect(CanaryPhase.PROMOTING).heard();
    s.order("abort", "1").wake().expectEventContaining("Ignoring abort of podinfo.test");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED);
  }

  private static void abortWhileHeld(Scenario s) {
    atWeight20(s).canary(CANARY.replace("interval: 10s", "interval: often"));
    s.tick().expectWeight(20).expectEventContaining("is not a duration");
    s.order("abort", "1").wake().expect(CanaryPhase.FAILED).expectWeight(0);
    s.canary(CANARY).ticks(2).expectReplicas("podinfo", 0).expect(CanaryPhase.FAILED);
  }

  private static void pause(Scenario s) {
    atWeight20(s).order("pause", "1").ticks(3).expectWeight(20).expectFailures(0);
    s.expectEvents("[Progressing] Pausing podinfo.test asked for by kubectl-annotate");
    s.expectCondition("Paused", "True", "Paused");
    s.order("resume", "1").ticks(3).expectWeight(60).expectCondition("Paused", "False", "Resumed");
  }

  private static void pausedTest(Scenario s) {
    s.initialised(
        Manifests.canary(
            "interval: 10s\nthreshold: 2\niterations: 2\n"
                + "match: [{headers: {x-user: {exact: insider}}}]",
            ""));
    s.newRevision("2").ticks(2).expectWeight(100).order("pause", "1");
    s.ticks(8).expectWeight(100).expect(CanaryPhase.PROGRESSING).expectReplicas("podinfo", 2);
    s.order("resume", "1").ticks(5).expect(CanaryPhase.SUCCEEDED);
  }

  private static void failWhilePaused(Scenario s) {
    atWeight20(s).order("pause", "1").tick();
    s.metric("request-success-rate", 5).ticks(2).expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void pausedAtRest(Scenario s) {
    s.initialised(CANARY).order("pause", "1").tick().newRevision("2").ticks(2);
    s.expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0);
    s.order("resume", "1").tick().tick().expect(CanaryPhase.PROGRESSING);
  }

  private static Scenario failed(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).metric("request-success-rate", 5).ticks(2);
    s.expect(CanaryPhase.FAILED).metric("request-success-rate", 100).tick();
    return s.heard();
  }

  private static void retry(Scenario s) {
    failed(s).newRevision("1.0.0").tick().newRevision("2").tick().expect(CanaryPhase.FAILED);
    s.order("retry", "1").tick().tick();
    s.expect(CanaryPhase.PROGRESSING);
    s.expectEventContaining(
        "[Failed] Retrying podinfo.test asked for by kubectl-annotate",
        "New revision detected! Scaling up podinfo.test");
    s.ticks(6).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2");
  }

  private static void retryUnchanged(Scenario s) {
    failed(s);
    ((ObjectNode) s.json(FakeCluster.deployment("podinfo")).get("metadata"))
        .withObject("/annotations")
        .put("try", "again");
    s.ticks(3).expect(CanaryPhase.FAILED).expectSilence();
    s.order("retry", "1").tick().tick().expect(CanaryPhase.PROGRESSING).expectFailures(0);
  }

  private static void retryMended(Scenario s) {
    failed(s).metric("request-success-rate", 97).canary(CANARY.replace("min: 99", "min: 95"));
    s.tick().expect(CanaryPhase.FAILED).order("retry", "1").ticks(8).expect(CanaryPhase.SUCCEEDED);
    s.expectImage("podinfo-primary", "podinfo:2");
  }

  private static void noRetry(Scenario s) {
    failed(s).newRevision("1.0.0").order("retry", "1").ticks(2).expect(CanaryPhase.FAILED);
    s.expectEventContaining("the target has the promoted version");
  }

  private static void once(Scenario s) {
    atWeight20(s).order("abort", "1").wake().expect(CanaryPhase.FAILED);
    s.newRevision("3").ticks(3).expect(CanaryPhase.PROGRESSING).expectWeight(40);
    s.order("abort", "2").wake().expect(CanaryPhase.FAILED);
    s.newRevision("4").ticks(3).takeOrderAway("abort").wake().order("abort", "2").wake();
    s.expect(CanaryPhase.FAILED);
    assertThat(s.status().commands()).containsOnlyKeys("abort");
  }

  private static void atBirth(Scenario s) {
    s.given(CANARY).order("pause", "from git").ticks(2).expect(CanaryPhase.INITIALIZED);
    s.newRevision("2").ticks(2).expectWeight(20);
  }
}
