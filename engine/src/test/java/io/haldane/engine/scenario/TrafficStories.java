package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which users meet the new version, and which do not. */
final class TrafficStories {
  private TrafficStories() {}

  private static final String TESTERS =
      Manifests.canary(
          """
          interval: 10s
          threshold: 2
          stepWeights: [10, 40]
          match: [{headers: {x-user: {exact: insider}}}]
          """,
          "");
  private static final String STICKY =
      Manifests.canary(
          """
          interval: 10s
          threshold: 2
          stepWeights: [10, 40]
          metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
          sessionAffinity: {cookieName: met, primaryCookieName: stayed}
          """,
          "");

  static final List<Story> ALL =
      List.of(
          new Story(
              "F942, F1272, F1358, F1777: a match beside steps is a weighted release",
              TrafficStories::testers),
          new Story(
              "F1198, F1232, F1532: users keep their version for a whole run",
              TrafficStories::sticky),
          new Story(
              "F1339: a cookie is taken back when its run has failed", TrafficStories::takenBack));

  private static void testers(Scenario s) {
    s.initialised(TESTERS).newRevision("2").tick().expectWeight(0);
    s.tick().expectWeight(10).tick().expectWeight(40).expect(CanaryPhase.PROGRESSING);
    s.ticks(3).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 10, 40, 0);
    s.expectEventContaining("Advance podinfo.test canary weight 10");
  }

  private static Traffic.Affinity cookies(Scenario s) {
    return Objects.requireNonNull(s.router.now().affinity());
  }

  private static @Nullable String previous(Scenario s) {
    return cookies(s).previous();
  }

  private static void sticky(Scenario s) {
    s.initialised(STICKY).newRevision("2").ticks(2).expectWeight(10);
    Traffic.Affinity first = cookies(s);
    assertThat(first.canary()).matches("met=[a-zA-Z]{10}");
    assertThat(first.primary()).matches("stayed=[a-zA-Z]{10}");
    assertThat(first.previous()).isNull();
    s.tick().expectWeight(40);
    assertThat(cookies(s)).isEqualTo(first);
    s.ticks(3).expect(CanaryPhase.SUCCEEDED);
    assertThat(cookies(s).canary()).isNull();
    assertThat(previous(s)).isEqualTo(first.canary());
    s.newRevision("3").ticks(2).expectWeight(10);
    assertThat(cookies(s).canary()).matches("met=[a-zA-Z]{10}").isNotEqualTo(first.canary());
  }

  private static void takenBack(Scenario s) {
    s.initialised(STICKY).newRevision("2").ticks(2).expectWeight(10);
    String cookie = cookies(s).canary();
    s.metric("request-success-rate", 5).ticks(2).expect(CanaryPhase.FAILED).expectWeight(0);
    assertThat(cookies(s).canary()).isNull();
    assertThat(previous(s)).isEqualTo(cookie);
  }
}
