package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** The proven version becomes the primary, or it does not. */
final class PromotionStories {
  private PromotionStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 40\nmaxWeight: 40";
  private static final String CANARY = Manifests.canary(ANALYSIS, "");
  private static final String GRADUAL =
      Manifests.canary(ANALYSIS + "\nstepWeightPromotion: 15", "");
  private static final String SKIPPED = Manifests.canary(ANALYSIS, "skipAnalysis: true");

  static final List<Story> ALL =
      List.of(
          new Story(
              "F1202: nobody is sent back before the primary's pods are ready",
              PromotionStories::slowPrimary),
          new Story(
              "F1591, F1931: a primary that misses its deadline ends the promotion",
              PromotionStories::late),
          new Story("F381: users go back to the primary step by step", PromotionStories::gradual),
          new Story(
              "a promotion that begins without traffic comes to its end",
              PromotionStories::fromNothing),
          new Story(
              "F379: skipAnalysis cures a primary that is stuck", PromotionStories::skipCures),
          new Story(
              "F627: skipAnalysis has not succeeded before the primary is ready",
              PromotionStories::skipWaits),
          new Story(
              "F627: skipAnalysis fails with a primary that misses its deadline",
              PromotionStories::skipMissesPrimary),
          new Story(
              "F627: a revision that comes while skipAnalysis promotes has a turn of its own",
              PromotionStories::skipOvertaken),
          new Story(
              "skipAnalysis promotes no pods that never get ready", PromotionStories::skipFails));

  private static Scenario promoting(Scenario s, String canary) {
    s.initialised(canary)
        .newRevision("2")
        .ticks(2)
        .expectWeight(40)
        .cluster
        .stall("podinfo-primary");
    return s.tick().expect(CanaryPhase.PROMOTING).heard();
  }

  private static void slowPrimary(Scenario s) {
    promoting(s, CANARY).heard().wake().wake().expectSilence();
    s.ticks(4).expect(CanaryPhase.PROMOTING).expectReplicas("podinfo", 2);
    s.expectEventContaining("podinfo-primary.test not ready: ");
    s.expectWeight(100).cluster.heal("podinfo-primary");
    s.tick().expectWeight(0).expectReplicas("podinfo", 2);
    s.tick().expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
  }

  private static void late(Scenario s) {
    promoting(s, CANARY).cluster.exceedDeadline("podinfo-primary");
    s.tick().expect(CanaryPhase.FAILED).expectWeight(100).expectReplicas("podinfo", 2);
    s.expectEventContaining("Promotion of podinfo.test failed, primary not ready");
    s.expectCondition("Promoted", "False", "Failed").heard().ticks(3).expectSilence();
  }

  private static void gradual(Scenario s) {
    promoting(s, GRADUAL).cluster.heal("podinfo-primary");
    s.tick().expectWeight(25).expectReplicas("podinfo", 2).tick().expectWeight(10);
    s.tick().expectWeight(0).expect(CanaryPhase.FINALISING).tick().expect(CanaryPhase.SUCCEEDED);
    s.expectRoutes(0, 40, 100, 25, 10, 0);
  }

  private static void fromNothing(Scenario s) {
    s.initialised(GRADUAL).newRevision("2").tick().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.order("promote", "1").wake().expect(CanaryPhase.PROMOTING).expectWeight(0);
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectRoutes(0);
    s.expectImage("podinfo-primary", "podinfo:2");
  }

  private static void skipCures(Scenario s) {
    s.initialised(CANARY).cluster.exceedDeadline("podinfo-primary");
    s.canary(SKIPPED).newRevision("2").ticks(2).expect(CanaryPhase.PROMOTING);
    s.cluster.heal("podinfo-primary");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2");
  }

  /** The canary runs the version, and the primary cannot: the end of it is known later. */
  private static Scenario skipping(Scenario s) {
    s.initialised(SKIPPED).newRevision("2").tick().expect(CanaryPhase.PROGRESSING);
    s.cluster.stall("podinfo-primary");
    s.heard().tick().expect(CanaryPhase.PROMOTING).expectImage("podinfo-primary", "podinfo:2");
    s.expectEvents(
        "[Progressing] Copying podinfo.test template spec to podinfo-primary.test",
        "[Promoting] Routing all traffic to canary, podinfo-primary.test has no ready pods; the canary serves all traffic until it has some");
    return s.ticks(3)
        .expect(CanaryPhase.PROMOTING)
        .expectCondition("Promoted", "Unknown", "Promoting")
        .expectReplicas("podinfo", 2);
  }

  private static void skipWaits(Scenario s) {
    skipping(s).heard().cluster.heal("podinfo-primary");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 100, 0).expectReplicas("podinfo", 0);
    s.expectEvents(
        "[Finalising] podinfo-primary.test has ready pods again",
        "[Succeeded] Promotion completed! Canary analysis was skipped for podinfo.test");
    s.expectCondition("Promoted", "True", "Succeeded").expectOutcomes("SKIPPED");
  }

  private static void skipMissesPrimary(Scenario s) {
    skipping(s).cluster.exceedDeadline("podinfo-primary");
    s.tick().expect(CanaryPhase.FAILED).expectCondition("Promoted", "False", "Failed");
    s.expectWeight(100).expectReplicas("podinfo", 2).expectOutcomes("FAILED");
    s.expectEventContaining("Promotion of podinfo.test failed, primary not ready: ");
    assertThat(s.controller.told()).anyMatch(told -> "error".equals(told.severity()));
    s.cluster.heal("podinfo-primary");
    s.newRevision("3").ticks(3).expect(CanaryPhase.SUCCEEDED).expectWeight(0);
  }

  private static void skipOvertaken(Scenario s) {
    // The primary has no pods, so whoever has some serves, however new.
    skipping(s).newRevision("3").tick().expect(CanaryPhase.PROMOTING).expectWeight(100);
    s.cluster.heal("podinfo-primary");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2");
    s.ticks(4).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:3");
  }

  private static void skipFails(Scenario s) {
    s.initialised(SKIPPED).newRevision("absent").cluster.exceedDeadline("podinfo");
    s.ticks(2).expect(CanaryPhase.FAILED).expectRoutes(0);
    s.expectImage("podinfo-primary", "podinfo:1.0.0").expectReplicas("podinfo-primary", 2);
    s.tick().expectReplicas("podinfo", 0);
  }
}
