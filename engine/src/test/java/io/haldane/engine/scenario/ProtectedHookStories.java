package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookRun;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.HookType;
import java.util.List;

/** Hooks whose receivers want to know who calls, and for what. */
final class ProtectedHookStories {
  private ProtectedHookStories() {}

  private static final ObjectRef SECRET = new ObjectRef("v1", "Secret", "test", "gate");
  private static final String HEADER =
      "headers: [{name: X-Pass, valueFrom: {secretKeyRef: {name: gate, key: pass}}}]";

  static final List<Story> ALL =
      List.of(
          new Story(
              "a new canary whose hook has no Secret is held", ProtectedHookStories::newcomer),
          new Story("a hook without its key holds the step", ProtectedHookStories::lost),
          new Story("a hook gets what its Secret has now", ProtectedHookStories::rotated),
          new Story(
              "a header that the controller sets itself is named and holds",
              ProtectedHookStories::reserved),
          new Story("F1472: a hook hears of both versions", ProtectedHookStories::versions),
          new Story(
              "a gate before a run hears nothing of the last one", ProtectedHookStories::gate));

  private static String hook(String type, String more) {
    return Manifests.canary(
        """
        interval: 10s
        threshold: 1
        stepWeight: 50
        maxWeight: 50
        webhooks: [{name: x, type: %s, url: "http://gate/", %s}]
        """
            .formatted(type, more),
        "");
  }

  private static void secret(Scenario s, String data) {
    s.cluster.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: gate, namespace: test}
        data: {%s}
        """
            .formatted(data));
  }

  private static HookRequest last(Scenario s, HookType type) {
    return s.outside.calls.stream()
        .filter(call -> call.type() == type)
        .reduce((_, later) -> later)
        .orElseThrow()
        .request();
  }

  private static void newcomer(Scenario s) {
    s.given(hook("rollout", "secretRef: {name: gate}")).tick().expect(CanaryPhase.NEW);
    s.expectCondition("Reconciled", "False", "HookSecretUnusable");
    s.expectEventContaining(
        "webhook \"x\" needs Secret test/gate, which does not exist; create it");
    s.heard().ticks(2).expectSilence();
    secret(s, "token: c2VzYW1l");
    s.ticks(3).expect(CanaryPhase.INITIALIZED);
  }

  private static void lost(Scenario s) {
    secret(s, "pass: c2VzYW1l");
    s.initialised(hook("rollout", HEADER)).newRevision("2").ticks(2).expectWeight(50).heard();
    secret(s, "other: c2VzYW1l");
    s.ticks(9).expectFailures(0).expectWeight(50).expect(CanaryPhase.PROGRESSING);
    s.expectCondition("Reconciled", "False", "HookSecretUnusable");
    s.expectEvents(
        "[Progressing] Halt podinfo.test: webhook \"x\" needs the key pass of Secret test/gate; add it");
    s.cluster.remove(SECRET);
    s.ticks(3).expectFailures(0).expectWeight(50);
    secret(s, "pass: c2VzYW1l");
    s.ticks(5).expect(CanaryPhase.SUCCEEDED);
  }

  private static void rotated(Scenario s) {
    secret(s, "pass: c2VzYW1lCg==");
    s.initialised(hook("rollout", HEADER)).newRevision("2").ticks(9).expect(CanaryPhase.SUCCEEDED);
    assertThat(last(s, HookType.ROLLOUT).access().headers()).containsEntry("X-Pass", "sesame");
    secret(s, "pass: b3Blbg==");
    s.newRevision("3").ticks(4);
    assertThat(last(s, HookType.ROLLOUT).access().headers()).containsEntry("X-Pass", "open");
  }

  private static void reserved(Scenario s) {
    s.given(hook("rollout", "headers: [{name: Host, value: elsewhere}]")).tick();
    s.expect(CanaryPhase.NEW).expectCondition("Reconciled", "False", "BadHook");
    s.expectEventContaining("webhook \"x\" sets the header Host");
  }

  private static void versions(Scenario s) {
    s.initialised(hook("rollout", "")).newRevision("2").ticks(3);
    HookRun run = last(s, HookType.ROLLOUT).payload().run();
    assertThat(run.id()).startsWith("20");
    assertThat(run.uid()).isEqualTo("11111111-2222-3333-4444-555555555555");
    assertThat(run.weight()).isEqualTo(50);
    assertThat(run.images())
        .containsEntry(HookRun.CANARY, List.of("podinfo:2"))
        .containsEntry(HookRun.PRIMARY, List.of("podinfo:1.0.0"));
  }

  private static void gate(Scenario s) {
    s.initialised(hook("confirm-rollout", "")).newRevision("2").ticks(9);
    s.expect(CanaryPhase.SUCCEEDED).hookRefuses("x").newRevision("3").tick();
    HookRun run = last(s, HookType.CONFIRM_ROLLOUT).payload().run();
    assertThat(run.id()).isNull();
    assertThat(run.images())
        .containsEntry(HookRun.CANARY, List.of("podinfo:3"))
        .containsEntry(HookRun.PRIMARY, List.of("podinfo:2"));
  }
}
