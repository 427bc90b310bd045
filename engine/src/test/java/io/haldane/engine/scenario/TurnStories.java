package io.haldane.engine.scenario;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.settings.Settings;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Canaries that wait because only so many may run at once (F1069). */
final class TurnStories {
  private TurnStories() {}

  private static final String CANARY =
      Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50", "");
  private static final String GATED =
      Manifests.canary(
          """
          interval: 10s
          threshold: 2
          stepWeight: 50
          maxWeight: 50
          webhooks: [{name: go, type: confirm-rollout, url: "http://gate/"}]
          """,
          "");

  static final List<Story> ALL =
      List.of(
          new Story("F1069: a new revision waits for its turn", TurnStories::waits),
          new Story("F1069: a gate is not asked for nothing", TurnStories::gated),
          new Story("F1069: a revision taken back leaves the line", TurnStories::leaves),
          new Story("F1069: a held canary leaves the line", TurnStories::held),
          new Story("F1069: a suspended canary leaves the line", TurnStories::suspended));

  private static Scenario full(Scenario s, String canary) {
    Settings d = Settings.DEFAULTS;
    s.settings(
        new Settings(
            d.meshProvider(),
            d.metricsServer(),
            d.selectorLabels(),
            d.includeLabelPrefixes(),
            d.configTracking(),
            d.noCrossNamespaceRefs(),
            d.minInterval(),
            d.rehearsalInterval(),
            d.settle(),
            2,
            0,
            null));
    s.outside.freeTurns = 0;
    return s.initialised(canary).newRevision("2");
  }

  private static void waits(Scenario s) {
    full(s, CANARY).tick().expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0);
    s.expectEvents(
        "[Initialized] New revision of podinfo.test waits for its turn: 2 of 2 releases run");
    s.expectCondition("Queued", "True", "LimitReached");
    String since = s.status().queuedAt();
    s.ticks(2).expectSilence();
    Assertions.assertThat(s.status().queuedAt()).isEqualTo(since);
    s.outside.freeTurns = 1;
    s.tick().expect(CanaryPhase.PROGRESSING).expectCondition("Queued", "False", "NotWaiting");
    Assertions.assertThat(s.status().queuedAt()).isNull();
  }

  private static void gated(Scenario s) {
    full(s, GATED).ticks(4).expect(CanaryPhase.INITIALIZED);
    Assertions.assertThat(s.outside.calls)
        .filteredOn(call -> call.type() == HookType.CONFIRM_ROLLOUT)
        .hasSizeBetween(1, 2);
    s.outside.freeTurns = 1;
    s.hookRefuses("go").tick().expect(CanaryPhase.WAITING);
    Assertions.assertThat(s.status().queuedAt()).isNull();
  }

  private static void leaves(Scenario s) {
    full(s, CANARY).tick().newRevision("1.0.0").tick();
    s.expectCondition("Queued", "False", "NotWaiting").expect(CanaryPhase.INITIALIZED);
  }

  private static void suspended(Scenario s) {
    String asleep = CANARY.replace("provider: istio", "provider: istio\n  suspend: true");
    full(s, CANARY).tick().canary(asleep).tick();
    s.expectCondition("Queued", "False", "NotWaiting");
  }

  private static void held(Scenario s) {
    full(s, CANARY).tick().canary(CANARY.replace("interval: 10s", "interval: often")).tick();
    s.expectCondition("Queued", "False", "NotWaiting");
    s.expectCondition("Reconciled", "False", "BadInterval");
  }
}
