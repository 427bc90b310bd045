package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;
import java.util.Set;

/** Nobody is sent to where no pod answers, and nothing that waits is forgotten. */
final class GuardStories {
  private GuardStories() {}

  private static final String ANALYSIS =
      """
      interval: 10s
      threshold: 2
      stepWeight: 50
      maxWeight: 50
      metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
      """;
  private static final String GATES =
      """
      webhooks:
      - {name: go, type: confirm-rollout, url: "http://gate/"}
      - {name: yes, type: confirm-promotion, url: "http://gate/"}
      """;
  private static final String CANARY = Manifests.canary(ANALYSIS, "");
  private static final String GATED = Manifests.canary(ANALYSIS + GATES, "");
  private static final String REVERTED =
      Manifests.canary(ANALYSIS + GATES, "revertOnDeletion: true");

  static final List<Story> ALL =
      List.of(
          new Story("a rollback waits for a primary that has no pods", GuardStories::primaryDown),
          new Story(
              "a rollback waits for a primary without pods while the mesh takes the route",
              GuardStories::primaryDownAndPending),
          new Story(
              "F773, F826: pods go only once the route is seen to lead away",
              GuardStories::unseenRoute),
          new Story("pods that die while the canary is held get nothing", GuardStories::heldDead),
          new Story("a step that a rival took the traffic from begins anew", GuardStories::rival),
          new Story("F639: a broken primary does not keep its cure out", GuardStories::cure),
          new Story("a primary that dies after the shift gets no traffic", GuardStories::lateDeath),
          new Story("without a mesh a failed promotion moves the Service", GuardStories::noMesh),
          new Story("a fix that waits for approval leaves the canary serving", GuardStories::fix),
          new Story("going back after a failed promotion mends the primary", GuardStories::goBack),
          new Story("a change during the promotion gets no users", GuardStories::duringPromotion),
          new Story("what is taken back before approval starts nothing", GuardStories::takenBack),
          new Story("a failed version is followed by a gated one", GuardStories::gatedAfterFailure),
          new Story("checks count at the promotion gate", GuardStories::failAtPromotionGate),
          new Story("skipAnalysis opens the promotion gate", GuardStories::skipAtPromotionGate),
          new Story("a revision at the promotion gate starts over", GuardStories::newAtGate),
          new Story("F1550: a target without pods keeps the primary", GuardStories::stuckDeletion),
          new Story("a deletion without revert never waits", GuardStories::impatientDeletion),
          new Story("a canary is deleted in each of its phases", GuardStories::deletedAnywhere),
          new Story("a canary that comes back from a backup begins anew", GuardStories::restored));

  private static Scenario atWeight50(Scenario s) {
    return s.initialised(CANARY).newRevision("2").ticks(2).expectWeight(50).heard();
  }

  private static void primaryDown(Scenario s) {
    atWeight50(s).metric("request-success-rate", 5).tick().cluster.stall("podinfo-primary");
    s.tick().expect(CanaryPhase.FAILED).expectWeight(100).ticks(3).expectReplicas("podinfo", 2);
    s.cluster.heal("podinfo-primary");
    s.tick().expectReplicas("podinfo", 2).wake().expectWeight(0).expectReplicas("podinfo", 2);
    s.ticks(2).expectReplicas("podinfo", 0);
  }

  private static void primaryDownAndPending(Scenario s) {
    atWeight50(s).metric("request-success-rate", 5).tick().cluster.stall("podinfo-primary");
    s.tick().expect(CanaryPhase.FAILED).expectWeight(100);
    s.router.state = new RouteState.Pending("not accepted", Traffic.ALL_TO_CANARY);
    s.ticks(3).expectWeight(100).expectReplicas("podinfo", 2);
  }

  private static void heldDead(Scenario s) {
    atWeight50(s).canary(CANARY.replace("interval: 10s", "interval: often"));
    s.tick().expectWeight(50).cluster.stall("podinfo");
    s.tick().expectWeight(0).cluster.heal("podinfo");
    s.canary(CANARY).tick().wake().expect(CanaryPhase.PROGRESSING).expectWeight(50);
    s.tick().expect(CanaryPhase.PROMOTING);
  }

  private static void rival(Scenario s) {
    atWeight50(s).router.route(Traffic.weight(5));
    s.tick().wake().expectWeight(50).expect(CanaryPhase.PROGRESSING).expectFailures(0);
    s.expectEvents(
        "[Progressing] Halt podinfo.test advancement the canary was without its traffic, the step starts again");
    s.router.route(Traffic.ALL_TO_PRIMARY);
    s.tick().wake().expect(CanaryPhase.PROGRESSING).tick().expect(CanaryPhase.PROMOTING);
  }

  private static void cure(Scenario s) {
    s.initialised(CANARY).cluster.exceedDeadline("podinfo-primary");
    s.newRevision("2").tick().expect(CanaryPhase.PROGRESSING).ticks(2);
    s.expect(CanaryPhase.PROMOTING).cluster.heal("podinfo-primary");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:2");
  }

  private static void unseenRoute(Scenario s) {
    atWeight50(s).metric("request-success-rate", 5).ticks(2).expect(CanaryPhase.FAILED);
    s.router.state = new RouteState.Routed(Traffic.weight(50));
    s.ticks(3).expectReplicas("podinfo", 2);
    s.router.state = null;
    s.ticks(2).expectReplicas("podinfo", 0);
  }

  private static void lateDeath(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(4).expect(CanaryPhase.FINALISING);
    s.cluster.exceedDeadline("podinfo-primary");
    s.tick().expect(CanaryPhase.FINALISING).expectReplicas("podinfo", 2);
    s.expectEventContaining("podinfo-primary.test has no ready pods; the canary serves");
    s.ticks(8).expect(CanaryPhase.FAILED).expectWeight(100).expectReplicas("podinfo", 2);
  }

  private static String apex(Scenario s) {
    ObjectRef apex = new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo");
    return s.json(apex).at("/spec/selector/app").asText();
  }

  private static void noMesh(Scenario s) {
    s.router.features = Set.of(Feature.BLUE_GREEN);
    s.initialised(Manifests.canary("interval: 10s\nthreshold: 2\niterations: 1", ""));
    s.newRevision("2").ticks(3).expect(CanaryPhase.PROMOTING);
    s.cluster.exceedDeadline("podinfo-primary");
    s.tick().expect(CanaryPhase.FAILED).tick();
    assertThat(apex(s)).isEqualTo("podinfo");
    s.newRevision("3").cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.PROMOTING);
    assertThat(apex(s)).isEqualTo("podinfo");
    s.tick().expect(CanaryPhase.FINALISING).tick().expect(CanaryPhase.SUCCEEDED);
    assertThat(apex(s)).isEqualTo("podinfo-primary");
    s.expectReplicas("podinfo", 0);
  }

  private static Scenario canaryServes(Scenario s) {
    s.initialised(GATED).newRevision("2").ticks(3).expect(CanaryPhase.PROMOTING);
    s.cluster.exceedDeadline("podinfo-primary");
    return s.tick().expect(CanaryPhase.FAILED).expectWeight(100);
  }

  private static void fix(Scenario s) {
    canaryServes(s).hookRefuses("go").newRevision("3");
    s.ticks(2).expect(CanaryPhase.WAITING).expectWeight(100).expectReplicas("podinfo", 2);
    s.order("abort", "1").tick().expect(CanaryPhase.WAITING).expectWeight(100);
    s.cluster.heal("podinfo-primary");
    s.hookPasses("go").tick().expect(CanaryPhase.PROMOTING).expectWeight(100);
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:3");
  }

  private static void goBack(Scenario s) {
    canaryServes(s).newRevision("1.0.0").cluster.heal("podinfo-primary");
    s.tick().expect(CanaryPhase.PROMOTING).expectImage("podinfo-primary", "podinfo:1.0.0");
    s.expectWeight(100).ticks(2).expect(CanaryPhase.SUCCEEDED).expectWeight(0);
  }

  private static void duringPromotion(Scenario s) {
    s.initialised(CANARY).newRevision("2").ticks(3).expect(CanaryPhase.PROMOTING);
    s.cluster.stall("podinfo-primary");
    s.newRevision("3").tick().expect(CanaryPhase.PROMOTING).expectWeight(100);
    s.cluster.heal("podinfo-primary");
    s.tick().expectWeight(0).ticks(2).expect(CanaryPhase.SUCCEEDED);
    s.expectImage("podinfo-primary", "podinfo:2").tick().expect(CanaryPhase.PROGRESSING);
    s.ticks(5).expect(CanaryPhase.SUCCEEDED).expectImage("podinfo-primary", "podinfo:3");
  }

  private static void takenBack(Scenario s) {
    s.initialised(GATED).newRevision("2").ticks(6).expect(CanaryPhase.SUCCEEDED).heard();
    s.hookRefuses("go").newRevision("3").tick().expect(CanaryPhase.WAITING);
    s.newRevision("2").tick().expect(CanaryPhase.SUCCEEDED).hookPasses("go");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectReplicas("podinfo", 0);
  }

  private static void gatedAfterFailure(Scenario s) {
    s.initialised(GATED).newRevision("2").ticks(2).metric("request-success-rate", 5).ticks(2);
    s.expect(CanaryPhase.FAILED).hookRefuses("go").newRevision("3").ticks(2);
    s.expect(CanaryPhase.WAITING)
        .expectReplicas("podinfo", 0)
        .newRevision("2")
        .tick()
        .expect(CanaryPhase.FAILED);
    s.tick().expectReplicas("podinfo", 0);
  }

  private static Scenario atPromotionGate(Scenario s) {
    s.initialised(GATED).hookRefuses("yes").newRevision("2").ticks(3);
    return s.expect(CanaryPhase.WAITING_PROMOTION).expectWeight(50);
  }

  private static void failAtPromotionGate(Scenario s) {
    atPromotionGate(s).metric("request-success-rate", 5).ticks(2);
    s.expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void skipAtPromotionGate(Scenario s) {
    atPromotionGate(s).canary(Manifests.canary(ANALYSIS + GATES, "skipAnalysis: true")).tick();
    s.expect(CanaryPhase.PROMOTING).expectReplicas("podinfo", 2).ticks(2);
    s.expect(CanaryPhase.SUCCEEDED)
        .expectReplicas("podinfo", 0)
        .expectImage("podinfo-primary", "podinfo:2");
  }

  private static void newAtGate(Scenario s) {
    atPromotionGate(s).newRevision("3").wake().expect(CanaryPhase.PROGRESSING).expectWeight(0);
  }

  private static void delete(Scenario s) {
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
  }

  private static List<String> finalizers(Scenario s) {
    return s.controller.canary().getMetadata().getFinalizers();
  }

  private static void stuckDeletion(Scenario s) {
    s.given(REVERTED).ticks(4).expect(CanaryPhase.INITIALIZED).heard();
    delete(s);
    s.cluster.exceedDeadline("podinfo");
    s.ticks(4)
        .expectReplicas("podinfo", 2)
        .expectCondition("Reconciled", "False", "TargetNotReady");
    assertThat(finalizers(s)).isNotEmpty();
    assertThat(apex(s)).isEqualTo("podinfo-primary");
    s.cluster.heal("podinfo");
    s.ticks(2);
    assertThat(finalizers(s)).isEmpty();
  }

  private static void impatientDeletion(Scenario s) {
    s.given(REVERTED).ticks(4).cluster.exceedDeadline("podinfo");
    delete(s);
    s.tick();
    assertThat(finalizers(s)).isNotEmpty();
    s.canary(GATED);
    delete(s);
    s.tick();
    assertThat(finalizers(s)).isEmpty();
  }

  private static void deletedAnywhere(Scenario s) {
    s.given(REVERTED).hookRefuses("yes");
    s.controller.canary().getMetadata().setFinalizers(List.of(Canary.FINALIZER));
    deleteHere(s, CanaryPhase.NEW);
    s.tick();
    deleteHere(s, CanaryPhase.INITIALIZING);
    s.tick();
    deleteHere(s, CanaryPhase.INITIALIZED);
    s.hookRefuses("go").newRevision("2").ticks(2);
    deleteHere(s, CanaryPhase.WAITING);
    s.hookPasses("go").tick();
    deleteHere(s, CanaryPhase.PROGRESSING);
    s.ticks(2);
    deleteHere(s, CanaryPhase.WAITING_PROMOTION);
    s.hookPasses("yes").tick();
    deleteHere(s, CanaryPhase.PROMOTING);
    s.tick();
    deleteHere(s, CanaryPhase.FINALISING);
    s.tick();
    deleteHere(s, CanaryPhase.SUCCEEDED);
    s.newRevision("3").ticks(2).metric("request-success-rate", 5).ticks(2);
    deleteHere(s, CanaryPhase.FAILED);
  }

  /** Deletes the canary, and then pretends that it never was, so that the story can go on. */
  private static void deleteHere(Scenario s, CanaryPhase phase) {
    s.expect(phase);
    var status = s.status();
    delete(s);
    s.controller.tick();
    s.expect(CanaryPhase.TERMINATING);
    s.controller.canary().setStatus(status);
    s.controller.canary().getMetadata().setDeletionTimestamp(null);
  }

  private static void restored(Scenario s) {
    s.given(REVERTED).ticks(4);
    delete(s);
    s.controller.tick();
    s.expect(CanaryPhase.TERMINATING);
    s.controller.canary().getMetadata().setDeletionTimestamp(null);
    s.tick().expect(CanaryPhase.INITIALIZING).tick().expect(CanaryPhase.INITIALIZED);
  }
}
