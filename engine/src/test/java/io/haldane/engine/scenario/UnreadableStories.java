package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.Fault;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/**
 * A field that cannot be read: nothing moves, it is said once, and it continues when it is fixed.
 */
final class UnreadableStories {
  private UnreadableStories() {}

  private static final String ANALYSIS = "interval: 10s\nthreshold: 2\nstepWeight: 50";
  private static final String FINE = Manifests.canary(ANALYSIS, "revertOnDeletion: true");
  private static final Fault PORT =
      new Fault("spec.service.targetPort", "is 2147483648, not a port");

  static final List<Story> ALL =
      List.of(
          new Story("a canary that becomes unreadable holds its step", UnreadableStories::midRun),
          new Story(
              "an unreadable canary writes no route, even by order", UnreadableStories::orders),
          new Story(
              "an unreadable canary is deleted as if it were readable", UnreadableStories::deleted),
          new Story(
              "a canary that is being deleted keeps its primary while its target is not known",
              UnreadableStories::targetUnknown),
          new Story(
              "a finalizer is believed when revertOnDeletion cannot be read",
              UnreadableStories::revertUnknown),
          new Story("steps beyond number are named", UnreadableStories::manySteps),
          new Story("an interval of 300,000 digits is named", UnreadableStories::longInterval),
          new Story("a port that is none is named", UnreadableStories::noPort));

  private static void spoil(Scenario s, Fault... faults) {
    s.controller.canary().faults(List.of(faults));
  }

  private static void midRun(Scenario s) {
    s.initialised(FINE).newRevision("2").ticks(2).expectWeight(50).heard();
    spoil(s, PORT);
    s.tick()
        .expectEvents(
            "[Progressing] Halt podinfo.test: spec.service.targetPort is 2147483648, not a port; correct the canary");
    s.ticks(3).expectSilence().expectWeight(50).expect(CanaryPhase.PROGRESSING);
    s.expectCondition("Reconciled", "False", "Unreadable");
    s.canary(FINE).tick().expectWeight(100);
    s.expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void orders(Scenario s) {
    s.initialised(FINE).newRevision("2").ticks(2).expectWeight(50);
    spoil(s, PORT);
    s.order("abort", "1").ticks(3).expectWeight(50).expect(CanaryPhase.PROGRESSING);
    s.controller.canary().faults(List.of());
    s.tick().expectWeight(0).expect(CanaryPhase.FAILED);
  }

  private static void deleted(Scenario s) {
    s.given(FINE).ticks(4).expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0);
    spoil(s, PORT);
    delete(s);
    s.ticks(6).expectReplicas("podinfo", 2);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void targetUnknown(Scenario s) {
    s.given(FINE).ticks(4).expect(CanaryPhase.INITIALIZED);
    spoil(s, new Fault("spec.targetRef.name", "is an object, not a text"));
    delete(s);
    s.ticks(6).expectCondition("Reconciled", "False", "Unreadable");
    assertThat(s.controller.canary().getMetadata().getFinalizers()).hasSize(1);
    s.controller.canary().faults(List.of());
    s.ticks(6).expectReplicas("podinfo", 2);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void revertUnknown(Scenario s) {
    s.given(FINE).ticks(4).expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0);
    s.canary(Manifests.canary(ANALYSIS, ""));
    spoil(s, new Fault("spec.revertOnDeletion", "is a list, not true or false"));
    delete(s);
    s.ticks(6).expectReplicas("podinfo", 2);
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void delete(Scenario s) {
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
  }

  private static void manySteps(Scenario s) {
    String steps = "1, ".repeat(2_000) + "1";
    s.given(Manifests.canary("interval: 10s\nstepWeights: [" + steps + "]", ""));
    s.tick().expectCondition("Reconciled", "False", "TooMuch");
    s.expectEventContaining(
        "spec.analysis.stepWeights has 2001 entries; at most 1000 are supported");
  }

  private static void longInterval(Scenario s) {
    s.given(Manifests.canary("interval: " + "1".repeat(300_000) + "s\nstepWeight: 50", ""));
    s.tick().expectCondition("Reconciled", "False", "BadInterval");
    assertThat(s.controller.messages().getFirst()).hasSizeLessThan(300);
  }

  private static void noPort(Scenario s) {
    s.given(FINE.replace("port: 80,", "port: 99999,"));
    s.tick().expectCondition("Reconciled", "False", "BadPort");
    s.expectEventContaining("spec.service.port 99999 is not a port; use 1 to 65535");
  }
}
