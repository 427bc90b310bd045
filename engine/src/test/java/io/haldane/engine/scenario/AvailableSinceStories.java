package io.haldane.engine.scenario;

import io.haldane.api.v1beta1.CanaryPhase;
import java.time.Duration;
import java.util.List;

/** Pods that proxies have not heard of yet. */
final class AvailableSinceStories {
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final String CANARY =
      Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 40\nmaxWeight: 40", "");

  static final List<Story> ALL =
      List.of(
          new Story(
              "a release gets its first traffic when proxies know its pods",
              AvailableSinceStories::release),
          new Story(
              "a primary takes over when proxies know its pods",
              AvailableSinceStories::initialisation),
          new Story(
              "after an outage a proven canary outlives its route", AvailableSinceStories::outage),
          new Story(
              "after an outage new pods wait for their first traffic",
              AvailableSinceStories::newPodsInOutage));

  private AvailableSinceStories() {}

  private static void release(Scenario s) {
    s.initialised(CANARY).newRevision("2.0.0").tick().expect(CanaryPhase.PROGRESSING);
    s.controller.servesSinceNow("podinfo");
    s.wake().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.wake().expectWeight(40);
    s.controller.servesSinceNow("podinfo");
    s.tick().expect(CanaryPhase.PROMOTING);
  }

  private static void initialisation(Scenario s) {
    s.given(CANARY).tick().expect(CanaryPhase.INITIALIZING);
    s.controller.servesSinceNow("podinfo-primary");
    s.wake().expect(CanaryPhase.INITIALIZING);
    s.wake().expect(CanaryPhase.INITIALIZED);
  }

  private static void outage(Scenario s) {
    s.initialised(CANARY).newRevision("2.0.0").ticks(3).expect(CanaryPhase.PROMOTING);
    s.tick().expect(CanaryPhase.FINALISING).expectWeight(0);
    s.controller.fallsSilent(OUTAGE);
    s.ticks(2).expect(CanaryPhase.FINALISING).expectReplicas("podinfo", 2);
    s.tick().expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
  }

  private static void newPodsInOutage(Scenario s) {
    s.initialised(CANARY).newRevision("2.0.0").tick().expect(CanaryPhase.PROGRESSING);
    s.controller.servesSinceNow("podinfo");
    s.controller.fallsSilent(OUTAGE);
    s.ticks(2).expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.tick().expectWeight(40);
  }
}
