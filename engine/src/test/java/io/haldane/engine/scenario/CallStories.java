package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Questions that the controller could not put, because too many calls are under way. */
final class CallStories {
  private CallStories() {}

  private static final String WHY = "too many concurrent calls of namespace test";
  private static final String HELD =
      "Halt podinfo.test: " + WHY + "; nothing counts against the canary, and the call is repeated";

  private static String hook(String name, String type) {
    return Manifests.canary(
        """
        interval: 10s
        threshold: 1
        stepWeight: 50
        maxWeight: 50
        metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
        webhooks: [{name: %s, type: %s, url: "http://gate/"}]
        """
            .formatted(name, type),
        "");
  }

  static final List<Story> ALL =
      List.of(
          new Story("a metric that is not asked holds the step, said once", CallStories::metric),
          new Story("a check that failed counts beside one that is not asked", CallStories::beside),
          new Story("a hold that lasts is told to the chat, once", CallStories::lasting),
          new Story("a rollout hook that is not asked holds the step", CallStories::rollout),
          new Story("a pre-rollout hook that is not asked begins no run", CallStories::preRollout),
          new Story("a gate that is not asked is neither open nor shut", CallStories::gates),
          new Story("a rollback hook that is not asked holds the step", CallStories::rollback),
          new Story(
              "pods that never get ready end a run whose rollback hook is not asked",
              CallStories::stuck),
          new Story("a post-rollout hook that is not asked is called later", CallStories::after),
          new Story(
              "a new canary whose backends are not asked is initialised", CallStories::newcomer));

  private static Scenario busy(Scenario s, String hook) {
    s.outside.hooks.put(hook, new HookAnswer.NotAsked(WHY));
    return s;
  }

  private static Scenario busyMetric(Scenario s) {
    return s.sample("request-success-rate", new Sample.NotAsked(WHY));
  }

  private static Scenario held(Scenario s) {
    return s.expectFailures(0).expectCondition("Reconciled", "False", "CallsDelayed");
  }

  private static Scenario released(Scenario s) {
    return s.expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void metric(Scenario s) {
    s.initialised(hook("x", "rollout")).newRevision("2").ticks(2).expectWeight(50).heard();
    held(busyMetric(s).tick().expectWeight(50).expectEvents("[Progressing] " + HELD));
    held(s.ticks(5).expectWeight(50).expectSilence());
    released(s.metric("request-success-rate", 100).tick().expect(CanaryPhase.PROMOTING));
    s.ticks(3).expect(CanaryPhase.SUCCEEDED);
  }

  private static void beside(Scenario s) {
    s.initialised(hook("x", "rollout")).newRevision("2").ticks(2).expectWeight(50);
    busyMetric(s).hookRefuses("x").tick().expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void lasting(Scenario s) {
    s.initialised(hook("x", "rollout")).newRevision("2").ticks(2).expectWeight(50);
    busyMetric(s).tick().expectWeight(50);
    long before = alerts(s);
    s.controller.pass(Duration.ofMinutes(16));
    s.tick();
    assertThat(alerts(s)).isEqualTo(before + 1);
    s.ticks(5);
    assertThat(alerts(s)).isEqualTo(before + 1);
    held(s.expectWeight(50));
  }

  private static long alerts(Scenario s) {
    return s.controller.told().stream().map(Announcement::alert).filter(Objects::nonNull).count();
  }

  private static void rollout(Scenario s) {
    s.initialised(hook("x", "rollout")).newRevision("2").ticks(2).expectWeight(50);
    held(busy(s, "x").ticks(3).expectWeight(50));
    released(s.hookPasses("x").tick().expect(CanaryPhase.PROMOTING));
  }

  private static void preRollout(Scenario s) {
    s.initialised(hook("x", "pre-rollout"));
    held(busy(s, "x").newRevision("2").ticks(4).expectWeight(0));
    released(s.hookPasses("x").tick().expectWeight(50));
  }

  private static void gates(Scenario s) {
    s.initialised(hook("x", "confirm-rollout"));
    held(busy(s, "x").newRevision("2").ticks(3).expect(CanaryPhase.INITIALIZED));
    released(s.hookPasses("x").ticks(2).expect(CanaryPhase.PROGRESSING));
    s.canary(hook("x", "confirm-traffic-increase"));
    held(busy(s, "x").ticks(3).expectWeight(50).expect(CanaryPhase.PROGRESSING));
    s.canary(hook("x", "confirm-promotion"));
    held(s.ticks(3).expectWeight(50).expect(CanaryPhase.PROGRESSING));
    s.hookPasses("x").tick().expect(CanaryPhase.PROMOTING);
  }

  private static void rollback(Scenario s) {
    s.initialised(hook("x", "rollback")).newRevision("2").ticks(2).expectWeight(50);
    held(busy(s, "x").ticks(3).expectWeight(50));
    s.hookPasses("x").tick().expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void stuck(Scenario s) {
    s.initialised(hook("x", "rollback")).newRevision("2").cluster.stall("podinfo");
    busy(s, "x").ticks(2).expect(CanaryPhase.PROGRESSING);
    s.controller.pass(Duration.ofHours(1));
    s.tick().expect(CanaryPhase.FAILED);
  }

  private static void after(Scenario s) {
    s.initialised(hook("x", "post-rollout")).newRevision("2");
    busy(s, "x").ticks(6).expect(CanaryPhase.SUCCEEDED);
    s.expectCondition("Reconciled", "False", "CallsDelayed");
    s.hookPasses("x").tick().expectEventContaining("Post-rollout check x passed");
    released(s.ticks(2));
  }

  private static void newcomer(Scenario s) {
    s.outside.unavailable = Optional.of(WHY);
    s.given(hook("x", "rollout")).ticks(3).expect(CanaryPhase.INITIALIZED);
    s.expectEventContaining("Error checking metric providers: " + WHY);
  }
}
