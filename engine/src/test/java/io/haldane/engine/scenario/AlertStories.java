package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;
import java.util.Objects;

/** Who is alerted of what, and how often. */
final class AlertStories {
  private AlertStories() {}

  private static final String GATED =
      Manifests.canary(
          """
          interval: 10s
          threshold: 1
          stepWeights: [20, 60]
          metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
          webhooks:
          - {name: more, type: confirm-traffic-increase, url: "http://gate/"}
          - {name: yes, type: confirm-promotion, url: "http://gate/"}
          """,
          "");

  static final List<Story> ALL =
      List.of(
          new Story("F1515: a gate at the last weight alerts once", AlertStories::once),
          new Story(
              "F1072: a gate that waits is a warning, a failed run an error",
              AlertStories::severities),
          new Story("a rollback at the deadline is an error", AlertStories::deadline),
          new Story("a muted gate waits without an alert", AlertStories::muted),
          new Story("an event says in one word what happened", AlertStories::kinds));

  private static List<String> alerts(Scenario s) {
    return s.controller.told().stream().map(Announcement::alert).filter(Objects::nonNull).toList();
  }

  private static Scenario atLastWeight(Scenario s) {
    return s.initialised(GATED).newRevision("2").ticks(3).expectWeight(60);
  }

  private static void once(Scenario s) {
    atLastWeight(s).hookRefuses("more").ticks(4).expectWeight(60);
    s.hookPasses("more").hookRefuses("yes").ticks(4).expect(CanaryPhase.WAITING_PROMOTION);
    s.hookPasses("yes").ticks(3).expect(CanaryPhase.SUCCEEDED);
    assertThat(alerts(s))
        .containsExactly(
            "New Deployment detected, initialization completed.",
            "New revision detected, progressing canary analysis.",
            "Canary traffic increase is waiting for approval.",
            "Canary promotion is waiting for approval.",
            "Canary analysis completed successfully, promotion finished.");
  }

  private static void severities(Scenario s) {
    atLastWeight(s).hookRefuses("yes").ticks(2).expect(CanaryPhase.WAITING_PROMOTION);
    s.metric("request-success-rate", 5).tick().expect(CanaryPhase.FAILED);
    assertThat(s.controller.told())
        .filteredOn(told -> told.severity() != null)
        .extracting(Announcement::severity)
        .containsExactly("info", "info", "warn", "error");
  }

  private static void deadline(Scenario s) {
    s.initialised(GATED).newRevision("2").cluster.exceedDeadline("podinfo");
    s.ticks(3).expect(CanaryPhase.FAILED);
    assertThat(s.controller.told())
        .filteredOn(told -> "rolled_back".equals(told.kind()))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.severity()).isEqualTo("error");
          assertThat(told.alert())
              .isEqualTo(
                  "Progress deadline exceeded: deployment \"podinfo\" exceeded its progress deadline");
        });
  }

  private static void muted(Scenario s) {
    s.initialised(GATED.replace("{name: more,", "{name: more, muteAlert: true,"));
    s.hookRefuses("more").newRevision("2").tick().heard().ticks(3).expectWeight(0);
    s.expectEventContaining("waiting for traffic increase approval more");
    assertThat(alerts(s)).doesNotContain("Canary traffic increase is waiting for approval.");
  }

  private static void kinds(Scenario s) {
    atLastWeight(s).hookRefuses("yes").ticks(2).hookPasses("yes").ticks(3);
    s.expect(CanaryPhase.SUCCEEDED);
    assertThat(told(s))
        .containsExactly(
            "initialized", "started", "progressed", "waiting", "promoting", "promoted");
    s.newRevision("3").ticks(3).metric("request-success-rate", 5).tick();
    s.expect(CanaryPhase.FAILED);
    assertThat(told(s)).endsWith("promoted", "halted", "rolled_back");
  }

  /** Each kind where it is told for the first time. */
  private static List<String> told(Scenario s) {
    return s.controller.told().stream()
        .map(Announcement::kind)
        .filter(kind -> !EventKind.NOTICE.text().equals(kind))
        .distinct()
        .map(String::valueOf)
        .toList();
  }
}
