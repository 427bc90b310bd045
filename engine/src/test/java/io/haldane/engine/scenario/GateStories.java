package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.HookType;
import java.util.List;

/** Hooks that hold, stop or turn back a run. */
final class GateStories {
  private GateStories() {}

  private static String hook(String name, String type) {
    return Manifests.canary(
        """
        interval: 10s
        threshold: 2
        stepWeight: 50
        maxWeight: 50
        metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
        webhooks:
        - {name: smoke, type: pre-rollout, url: "http://gate/"}
        - {name: %s, type: %s, url: "http://gate/"}
        """
            .formatted(name, type),
        "");
  }

  static final List<Story> ALL =
      List.of(
          new Story("a closed confirm-rollout gate waits, said once", GateStories::rolloutGate),
          new Story("a failing pre-rollout hook ends the run", GateStories::preRollout),
          new Story("a failing rollout hook counts as a failed check", GateStories::rollout),
          new Story(
              "F1248: a closed traffic gate does not call pre-rollout again",
              GateStories::trafficGate),
          new Story(
              "without traffic nothing counts against the canary before a closed traffic gate",
              GateStories::noTrafficYet),
          new Story(
              "F1801: metrics still count while a traffic gate is closed",
              GateStories::failWhileWaiting),
          new Story("a closed promotion gate keeps the weight", GateStories::promotionGate),
          new Story("a rollback hook turns back at any weight", GateStories::rollbackHook),
          new Story(
              "F724: a rollback hook works before the pods are ready",
              GateStories::rollbackBeforeReady),
          new Story(
              "F738, F1432: a rollback hook turns down what waits for approval",
              GateStories::rollbackWhileWaiting),
          new Story(
              "a promotion that was begun is not asked about again", GateStories::begunPromotion),
          new Story(
              "a promotion that was decided and overtaken starts over", GateStories::overtaken),
          new Story("a skip that was begun is not asked about again", GateStories::begunSkip),
          new Story("a canary with every kind of hook is promoted", GateStories::everyHook),
          new Story("a failing post-rollout hook changes nothing", GateStories::postRollout));

  private static void rolloutGate(Scenario s) {
    s.initialised(hook("go", "confirm-rollout")).hookRefuses("go").newRevision("2");
    s.tick()
        .expect(CanaryPhase.WAITING)
        .expectEvents("[Waiting] Halt podinfo.test advancement waiting for approval go");
    s.ticks(3).expect(CanaryPhase.WAITING).expectSilence();
    s.hookPasses("go").tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void preRollout(Scenario s) {
    s.initialised(hook("x", "rollout")).hookRefuses("smoke").newRevision("2").ticks(2);
    s.expectFailures(1).expectWeight(0).tick().expect(CanaryPhase.FAILED).expectRoutes(0);
    s.tick().expectReplicas("podinfo", 0);
  }

  private static void rollout(Scenario s) {
    s.initialised(hook("load", "rollout")).newRevision("2").ticks(2).expectWeight(50).heard();
    s.hookRefuses("load").tick().expectFailures(1).expectWeight(50);
    s.expectEvents(
        "[Progressing] Halt podinfo.test advancement external check load failed Forbidden");
  }

  private static void trafficGate(Scenario s) {
    s.initialised(hook("more", "confirm-traffic-increase")).hookRefuses("more");
    s.newRevision("2").ticks(2).expectWeight(0);
    int smokes = smokes(s);
    s.heard().ticks(3).expectWeight(0).expectFailures(0).expectSilence();
    assertThat(smokes(s)).isEqualTo(smokes);
    s.hookPasses("more").tick().expectWeight(50);
  }

  private static void noTrafficYet(Scenario s) {
    s.initialised(hook("more", "confirm-traffic-increase")).hookRefuses("more");
    s.sample("request-success-rate", new Sample.NoData("no values found"));
    s.newRevision("2").ticks(2).expectWeight(0).heard();
    s.ticks(12).expect(CanaryPhase.PROGRESSING).expectFailures(0).expectSilence();
    s.hookPasses("more").tick().expectWeight(50);
  }

  private static int smokes(Scenario s) {
    return (int) s.outside.calls.stream().filter(c -> c.type() == HookType.PRE_ROLLOUT).count();
  }

  private static void failWhileWaiting(Scenario s) {
    s.initialised(hook("more", "confirm-traffic-increase")).newRevision("2").ticks(2);
    s.expectWeight(50).hookRefuses("more").tick().expectWeight(50).expectFailures(0);
    s.metric("request-success-rate", 5).ticks(2).expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void promotionGate(Scenario s) {
    s.initialised(hook("yes", "confirm-promotion")).hookRefuses("yes").newRevision("2").ticks(3);
    s.expect(CanaryPhase.WAITING_PROMOTION).expectWeight(50).heard();
    assertThat(s.status().weight()).isEqualTo(50);
    assertThat(s.status().iteration()).isZero();
    s.ticks(2).expectWeight(50).expectSilence();
    s.hookPasses("yes").tick().expect(CanaryPhase.PROMOTING);
  }

  private static void rollbackHook(Scenario s) {
    s.initialised(hook("undo", "rollback")).newRevision("2").ticks(2).expectWeight(50).heard();
    s.hookPasses("undo").tick().expect(CanaryPhase.FAILED).expectWeight(0);
    s.expectEventContaining("Rolling back podinfo.test manual webhook invoked");
  }

  private static void everyHook(Scenario s) {
    String hooks =
        """
        interval: 10s
        threshold: 2
        stepWeight: 50
        maxWeight: 50
        metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
        webhooks:
        - {name: back, type: rollback, url: "http://gate/"}
        - {name: load, type: rollout, url: "http://gate/"}
        - {name: more, type: confirm-traffic-increase, url: "http://gate/"}
        - {name: done, type: confirm-promotion, url: "http://gate/"}
        """;
    s.initialised(Manifests.canary(hooks, "")).hookRefuses("back").newRevision("2");
    s.ticks(2).expectWeight(50).tick().expect(CanaryPhase.PROMOTING);
  }

  private static void rollbackBeforeReady(Scenario s) {
    s.initialised(hook("undo", "rollback")).newRevision("2").cluster.stall("podinfo");
    s.ticks(2).expect(CanaryPhase.PROGRESSING).hookPasses("undo");
    s.tick().expect(CanaryPhase.FAILED).tick().expectReplicas("podinfo", 0);
  }

  private static void rollbackWhileWaiting(Scenario s) {
    String both =
        hook("undo", "rollback")
            + "    - {name: go, type: confirm-rollout, url: \"http://gate/\"}\n";
    s.initialised(both).hookRefuses("go").newRevision("2").tick().expect(CanaryPhase.WAITING);
    s.hookPasses("undo").tick().expect(CanaryPhase.FAILED);
    s.expectEventContaining("Rolling back podinfo.test manual webhook invoked");
    s.hookRefuses("undo").hookPasses("go").ticks(2).expect(CanaryPhase.FAILED);
    s.newRevision("3").tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void postRollout(Scenario s) {
    s.initialised(hook("after", "post-rollout"))
        .hookRefuses("after")
        .newRevision("2")
        .ticks(4)
        .heard();
    s.tick()
        .expectEvents(
            "[Succeeded] Post-rollout hook after failed Forbidden",
            "[Succeeded] Promotion completed! Scaling down podinfo.test");
  }

  /** Somebody died between the copy and the note of it, and then the canary turned bad. */
  private static void begunPromotion(Scenario s) {
    s.initialised(hook("load", "rollout")).newRevision("2").ticks(2).expectWeight(50);
    var status = s.status();
    s.controller.canary().setStatus(status.edit().phase(CanaryPhase.PROMOTING).done());
    s.hookRefuses("load").metric("request-success-rate", 1);
    s.tick().expect(CanaryPhase.PROMOTING).expectImage("podinfo-primary", "podinfo:2");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED);
  }

  private static void overtaken(Scenario s) {
    s.initialised(hook("load", "rollout")).newRevision("2").ticks(2).expectWeight(50);
    var status = s.status();
    s.controller.canary().setStatus(status.edit().phase(CanaryPhase.PROMOTING).done());
    s.newRevision("3").tick().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.expectImage("podinfo-primary", "podinfo:1.0.0");
  }

  private static void begunSkip(Scenario s) {
    String plain = hook("load", "rollout");
    s.initialised(plain).newRevision("2").ticks(2).expectWeight(50);
    s.cluster.stall("podinfo-primary");
    s.canary(plain.replace("provider: istio", "provider: istio\n  skipAnalysis: true")).tick();
    s.expect(CanaryPhase.PROMOTING).expectImage("podinfo-primary", "podinfo:2");
    s.canary(plain).hookRefuses("load").metric("request-success-rate", 1).newRevision("3");
    s.tick().expect(CanaryPhase.PROMOTING).cluster.heal("podinfo-primary");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED);
    s.tick().expect(CanaryPhase.PROGRESSING).expectImage("podinfo-primary", "podinfo:2");
  }
}
