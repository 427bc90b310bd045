package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.HookType;
import java.util.List;

/** The tick-by-tick contracts that tools and users rely on. */
final class ContractStories {
  private ContractStories() {}

  private static final String ALL_HOOKS =
      """
      interval: 10s
      threshold: 2
      stepWeight: 100
      stepWeightPromotion: 50
      metrics:
      - {name: request-success-rate, thresholdRange: {min: 99}}
      webhooks:
      - {name: start, type: confirm-rollout, url: "http://gate/"}
      - {name: smoke, type: pre-rollout, url: "http://gate/"}
      - {name: load, type: rollout, url: "http://gate/"}
      - {name: more, type: confirm-traffic-increase, url: "http://gate/"}
      - {name: approve, type: confirm-promotion, url: "http://gate/"}
      - {name: after, type: post-rollout, url: "http://gate/"}
      """;

  static final List<Story> ALL =
      List.of(
          new Story(
              "contract A: the weighted sequence with every kind of hook", ContractStories::golden),
          new Story("contract B: skipAnalysis promotes after readiness", ContractStories::skip),
          new Story("contract C: blue/green with one iteration", ContractStories::blueGreen),
          new Story("contract D: mirroring comes before the first weight", ContractStories::mirror),
          new Story("contract E: A/B sends all matching traffic", ContractStories::abTest),
          new Story(
              "contract F: promotion from 60/40 routes all traffic back in one go",
              ContractStories::promotion),
          new Story(
              "contract G: a primary that dies in promotion leaves the canary serving",
              ContractStories::primaryDies),
          new Story("contract H: two canaries share a config", ContractStories::sharedConfig),
          new Story("contract I: outcomes are counted", ContractStories::counters));

  private static void golden(Scenario s) {
    s.given(Manifests.canary(ALL_HOOKS, ""));
    s.tick()
        .expect(CanaryPhase.INITIALIZING)
        .expectEvents(
            "[Initializing] all the metrics providers are available!",
            "[Initializing] podinfo-primary.test not ready: waiting for rollout to finish: 0 out of 2 new replicas have been updated");
    s.tick()
        .expectEvents(
            "[Initializing] all the metrics providers are available!",
            "[Initialized] Initialization done! podinfo.test");
    s.newRevision("2.0.0").cluster.stall("podinfo");
    s.tick()
        .expectEvents(
            "[Initialized] Confirm-rollout check start passed",
            "[Progressing] New revision detected! Scaling up podinfo.test");
    s.cluster.heal("podinfo");
    s.tick()
        .expectEvents(
            "[Progressing] Starting canary analysis for podinfo.test",
            "[Progressing] Pre-rollout check smoke passed",
            "[Progressing] Confirm-traffic-increase check more passed",
            "[Progressing] Advance podinfo.test canary weight 100");
    s.tick()
        .expectEvents(
            "[Progressing] Confirm-traffic-increase check more passed",
            "[Progressing] Confirm-promotion check approve passed",
            "[Progressing] Copying podinfo.test template spec to podinfo-primary.test")
        .expect(CanaryPhase.PROMOTING);
    s.tick().expectEvents("[Promoting] Advance podinfo.test primary weight 50");
    s.tick()
        .expectEvents("[Promoting] Advance podinfo.test primary weight 100")
        .expect(CanaryPhase.FINALISING);
    s.tick()
        .expectEvents(
            "[Succeeded] Post-rollout check after passed",
            "[Succeeded] Promotion completed! Scaling down podinfo.test");
    s.expectRoutes(0, 100, 50, 0).expectImage("podinfo-primary", "podinfo:2.0.0");
    assertThat(s.outside.calls)
        .extracting(FakeOutside.Call::type)
        .contains(HookType.CONFIRM_ROLLOUT)
        .doesNotContain(HookType.EVENT);
    assertThat(s.outside.calls.stream().filter(c -> c.type() == HookType.POST_ROLLOUT))
        .extracting(call -> call.request().payload().phase())
        .containsOnly("Succeeded");
  }

  private static void skip(Scenario s) {
    String weighted = "interval: 10s\nthreshold: 2\nstepWeight: 10\n" + post();
    s.initialised(Manifests.canary(weighted, ""));
    s.canary(Manifests.canary(weighted, "skipAnalysis: true"));
    s.newRevision("2.0.0").cluster.stall("podinfo");
    s.tick().expectEvents("[Progressing] New revision detected! Scaling up podinfo.test");
    s.cluster.heal("podinfo");
    s.tick()
        .expectEvents("[Progressing] Copying podinfo.test template spec to podinfo-primary.test");
    s.tick().expect(CanaryPhase.FINALISING).expectSilence();
    s.tick()
        .expectEvents(
            "[Succeeded] Post-rollout check after passed",
            "[Succeeded] Promotion completed! Canary analysis was skipped for podinfo.test");
    s.tick().expectImage("podinfo-primary", "podinfo:2.0.0").expectReplicas("podinfo", 0);
    s.expectRoutes(0);
  }

  private static String post() {
    return "webhooks:\n- {name: after, type: post-rollout, url: \"http://gate/\"}\n";
  }

  private static void blueGreen(Scenario s) {
    s.initialised(Manifests.canary("interval: 10s\nthreshold: 2\niterations: 1", ""));
    s.newRevision("2.0.0");
    s.tick().expect(CanaryPhase.PROGRESSING);
    s.tick().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.tick().expect(CanaryPhase.PROGRESSING).expectWeight(100);
    s.tick().expect(CanaryPhase.PROMOTING);
    s.tick().expect(CanaryPhase.FINALISING).expectWeight(0);
    s.tick().expect(CanaryPhase.SUCCEEDED);
    s.expectRoutes(0, 100, 0);
  }

  private static void mirror(Scenario s) {
    s.initialised(
        Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 10\nmirror: true", ""));
    s.newRevision("2.0.0").tick().tick().expectWeight(0);
    assertThat(s.router.now().mirrored()).isTrue();
    s.tick().expectWeight(10);
    assertThat(s.router.now().mirrored()).isFalse();
  }

  private static void abTest(Scenario s) {
    s.initialised(
        Manifests.canary(
            """
            interval: 10s
            threshold: 2
            iterations: 2
            match: [{headers: {x-user: {exact: insider}}}]
            """,
            ""));
    s.newRevision("2.0.0").tick().tick().expectWeight(100).tick().expect(CanaryPhase.PROGRESSING);
    s.tick().expect(CanaryPhase.PROMOTING).expectImage("podinfo-primary", "podinfo:2.0.0");
    s.tick().expect(CanaryPhase.FINALISING).tick().expect(CanaryPhase.SUCCEEDED);
    s.expectRoutes(0, 100, 0);
  }

  private static void promotion(Scenario s) {
    ConfigStories.withConfig(s);
    s.initialised(
        Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 40\nmaxWeight: 40", ""));
    s.newRevision("2.0.0").tick().tick().expectWeight(40).tick().expect(CanaryPhase.PROMOTING);
    s.expectWeight(40).tick().expectWeight(0).expect(CanaryPhase.FINALISING);
    s.tick().expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 40, 0);
  }

  private static void primaryDies(Scenario s) {
    s.initialised(
        Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 40\nmaxWeight: 40", ""));
    s.newRevision("2.0.0").ticks(3).expect(CanaryPhase.PROMOTING).heard();
    s.cluster.exceedDeadline("podinfo-primary");
    s.tick()
        .expect(CanaryPhase.FAILED)
        .expectWeight(100)
        .expectReplicas("podinfo", 2)
        .expectEventContaining("Promotion of podinfo.test failed, primary not ready");
    assertThat(s.status().weight()).isEqualTo(100);
    s.tick().expect(CanaryPhase.FAILED).expectWeight(100).expectSilence();
    s.newRevision("2.0.1").cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.PROMOTING).expectWeight(100);
    s.tick().expect(CanaryPhase.FINALISING).expectWeight(0);
    s.tick().expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2.0.1");
  }

  private static void sharedConfig(Scenario s) {
    ConfigStories.withConfig(s);
    s.cluster.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings-primary
          namespace: test
          ownerReferences:
          - {apiVersion: flagger.app/v1beta1, kind: Canary, name: other, uid: o-1, controller: true}
        data: {colour: old}
        """);
    s.initialised(Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 50", ""));
    var owners = s.json(ConfigStories.ref("settings-primary")).at("/metadata/ownerReferences");
    assertThat(owners).hasSize(2);
    assertThat(owners.get(0).path("controller").asBoolean()).isFalse();
    assertThat(owners.get(1).path("controller").asBoolean()).isTrue();
  }

  private static void counters(Scenario s) {
    String analysis =
        "interval: 10s\nthreshold: 1\nstepWeight: 100\nmetrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";
    s.initialised(Manifests.canary(analysis, ""));
    s.newRevision("2").ticks(5).expect(CanaryPhase.SUCCEEDED);
    s.metric("request-success-rate", 12).newRevision("3").ticks(3).expect(CanaryPhase.FAILED);
    s.canary(Manifests.canary(analysis, "skipAnalysis: true"));
    s.newRevision("4").ticks(4).expect(CanaryPhase.SUCCEEDED);
    s.expectOutcomes("FAILED", "PROMOTED", "SKIPPED");
  }
}
