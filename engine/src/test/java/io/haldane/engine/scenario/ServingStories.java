package io.haldane.engine.scenario;

import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** Pods that proxies have not heard of yet. */
final class ServingStories {
  private static final String CANARY =
      Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 40\nmaxWeight: 40", "");

  static final List<Story> ALL =
      List.of(
          new Story(
              "a release gets its first traffic when proxies know its pods",
              ServingStories::release),
          new Story(
              "a primary takes over when proxies know its pods", ServingStories::initialisation));

  private ServingStories() {}

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
}
