package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.Condition;
import java.util.List;

/** Why a run failed stays to be read until the next one begins. */
final class FailureStories {
  private FailureStories() {}

  private static final String CANARY =
      Manifests.canary(
          """
          interval: 10s
          threshold: 2
          stepWeight: 40
          metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
          webhooks: [{name: load, type: rollout, url: "http://gate/"}]
          """,
          "");
  private static final String SCALED = "Canary analysis failed, Deployment scaled to zero. ";

  static final List<Story> ALL =
      List.of(
          new Story("a rollback leaves its reason in the condition", FailureStories::metric),
          new Story("a refused hook is the reason of its rollback", FailureStories::hook),
          new Story("an abort is the reason of its rollback", FailureStories::abort),
          new Story("a missed deadline is the reason of its rollback", FailureStories::deadline),
          new Story(
              "a failed promotion says that the canary keeps serving", FailureStories::promotion));

  private static void metric(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(40);
    s.metric("request-success-rate", 84.2105).ticks(2).expect(CanaryPhase.FAILED);
    String why = "Version podinfo:2: request-success-rate 84.21% < 99% (2 of 2 failed checks)";
    expectReason(s, SCALED + why);
    s.ticks(3);
    expectReason(s, SCALED + why);
    assertThat(s.status().failure()).isEqualTo(why);
    s.metric("request-success-rate", 100).newRevision("3").tick().expect(CanaryPhase.PROGRESSING);
    assertThat(s.status().failure()).isNull();
    expectReason(s, "New revision detected, progressing canary analysis.");
  }

  private static void hook(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).hookRefuses("load").ticks(2);
    expectReason(s, SCALED + "Version podinfo:2: hook load: Forbidden (2 of 2 failed checks)");
  }

  private static void abort(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).order("abort", "1").wake();
    expectReason(s, SCALED + "Version podinfo:2: kubectl-annotate aborted the run");
  }

  private static void deadline(Scenario s) {
    s.initialised(CANARY).newRevision("2").cluster.exceedDeadline("podinfo");
    s.ticks(2).expect(CanaryPhase.FAILED);
    expectReason(
        s,
        SCALED
            + "Version podinfo:2: the progress deadline has passed: deployment \"podinfo\" exceeded its progress deadline");
  }

  private static void promotion(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(4).expectWeight(100);
    s.cluster.exceedDeadline("podinfo-primary");
    s.ticks(2).expect(CanaryPhase.FAILED).expectWeight(100);
    expectReason(
        s,
        "Promotion failed, Deployment keeps serving. Version podinfo:2: the primary is not ready: deployment \"podinfo-primary\" exceeded its progress deadline");
  }

  private static void expectReason(Scenario s, String message) {
    assertThat(s.status().conditions())
        .filteredOn(condition -> condition.type().equals("Promoted"))
        .extracting(Condition::message)
        .containsExactly(message);
  }
}
