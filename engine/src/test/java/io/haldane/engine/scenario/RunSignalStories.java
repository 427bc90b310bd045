package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.ChangedBy;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunSignal;
import java.util.List;
import java.util.Objects;

/** Who changed what a run releases, who gave it orders, and which gates let it pass. */
final class RunSignalStories {
  private RunSignalStories() {}

  private static final String ANALYSIS = CommandStories.ANALYSIS;
  private static final String CANARY = Manifests.canary(ANALYSIS, "");
  private static final String GATED =
      Manifests.canary(
          ANALYSIS
              + """
              webhooks:
              - {name: go, type: confirm-rollout, url: "http://gate/"}
              - {name: more, type: confirm-traffic-increase, url: "http://gate/"}
              - {name: yes, type: confirm-promotion, url: "http://gate/"}
              """,
          "");

  static final List<Story> ALL =
      List.of(
          new Story("the record says who changed the workload", RunSignalStories::changedBy),
          new Story(
              "a run of a changed ConfigMap names no writer of the workload",
              RunSignalStories::configOnly),
          new Story("the record says who gave an order", RunSignalStories::order),
          new Story("an order that is refused is not in the record", RunSignalStories::refused),
          new Story("a run that was ordered again says by whom", RunSignalStories::retry),
          new Story("the record says which gates let a run pass", RunSignalStories::gates),
          new Story(
              "a gate that closes and opens again is there twice", RunSignalStories::gateAgain));

  private static void written(Scenario s, String manager, String time) {
    ObjectNode metadata = (ObjectNode) s.json(FakeCluster.deployment("podinfo")).path("metadata");
    metadata
        .withArray("/managedFields")
        .addObject()
        .put("manager", manager)
        .put("operation", "Apply")
        .put("time", time)
        .withObject("/fieldsV1/f:spec/f:template");
  }

  private static RunRecord record(Scenario s) {
    return Objects.requireNonNull(s.status().run());
  }

  private static void expect(Scenario s, String... signals) {
    assertThat(record(s).signals())
        .extracting(
            each -> each.kind() + " " + each.name() + (each.by() == null ? "" : " by " + each.by()))
        .containsExactly(signals);
    assertThat(record(s).signals())
        .extracting(RunSignal::at)
        .isSorted()
        .allSatisfy(at -> assertThat(at).isGreaterThanOrEqualTo(record(s).startedAt()));
  }

  private static void changedBy(Scenario s) {
    s.initialised(CANARY);
    written(s, "helm", "2026-01-01T08:00:00Z");
    written(s, "argocd-controller", "2026-01-01T09:00:00Z");
    written(s, "kubectl", "2025-01-01T00:00:00Z");
    s.newRevision("2").ticks(2).expectWeight(20);
    ChangedBy who = new ChangedBy("argocd-controller", "Apply", "2026-01-01T09:00:00Z");
    assertThat(record(s).release().changedBy()).isEqualTo(who);

    written(s, "somebody", "2026-02-01T09:00:00Z");
    s.tick();
    assertThat(record(s).release().changedBy()).isEqualTo(who);
  }

  private static void configOnly(Scenario s) {
    ConfigStories.withConfig(s);
    s.initialised(CANARY);
    written(s, "helm", "2026-01-01T08:00:00Z");
    ((ObjectNode) s.json(ConfigStories.ref("settings")).get("data")).put("colour", "green");
    s.tick().expect(CanaryPhase.PROGRESSING);
    assertThat(record(s).release().configs()).hasSize(1);
    assertThat(record(s).release().changedBy()).isNull();
  }

  private static void order(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).order("pause", "1").wake();
    s.order("resume", "1").wake().order("promote", "1").wake().expect(CanaryPhase.PROMOTING);
    expect(
        s,
        "order pause by kubectl-annotate",
        "order resume by kubectl-annotate",
        "order promote by kubectl-annotate");
    assertThat(record(s).release().changedBy()).isNull();
  }

  private static void refused(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).order("resume", "1").wake();
    s.tick().expectWeight(40);
    expect(s);
  }

  private static void retry(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(2).metric("request-success-rate", 1);
    s.ticks(2).expect(CanaryPhase.FAILED).metric("request-success-rate", 100);
    s.order("retry", "1").tick().tick().expect(CanaryPhase.PROGRESSING);
    expect(s, "order retry by kubectl-annotate");
    s.ticks(2);
    expect(s, "order retry by kubectl-annotate");
  }

  private static void gates(Scenario s) {
    s.initialised(GATED).hookRefuses("go").newRevision("2").tick().expect(CanaryPhase.WAITING);
    s.hookPasses("go").hookRefuses("yes").ticks(7).expect(CanaryPhase.WAITING_PROMOTION);
    expect(s, "confirm-rollout go", "confirm-traffic-increase more");
    s.hookPasses("yes").ticks(2);
    expect(s, "confirm-rollout go", "confirm-traffic-increase more", "confirm-promotion yes");
  }

  private static void gateAgain(Scenario s) {
    s.initialised(GATED).hookRefuses("yes").newRevision("2").ticks(3).hookRefuses("more").ticks(2);
    expect(s, "confirm-rollout go", "confirm-traffic-increase more");
    s.hookPasses("more").ticks(2);
    expect(
        s, "confirm-rollout go", "confirm-traffic-increase more", "confirm-traffic-increase more");
  }
}
