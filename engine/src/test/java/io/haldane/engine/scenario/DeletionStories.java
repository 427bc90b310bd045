package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import java.time.Duration;
import java.util.List;

/** A canary goes, and its users do not notice. */
final class DeletionStories {
  private DeletionStories() {}

  private static final String CANARY =
      Manifests.canary(
          "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50", "revertOnDeletion: true");
  private static final ObjectRef APEX =
      new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo");

  static final List<Story> ALL =
      List.of(
          new Story(
              "F1448, F640: the target has its pods again before its canary is gone",
              DeletionStories::podsFirst),
          new Story(
              "F1562: the primary stays until nobody is sent to it", DeletionStories::routeFirst),
          new Story(
              "a target gets its users back when proxies know its pods",
              DeletionStories::knownPods),
          new Story(
              "after an outage the primary outlives the route that led to it",
              DeletionStories::outage),
          new Story(
              "a canary that is being deleted releases nothing", DeletionStories::noMoreReleases),
          new Story(
              "F388: a workload leaves its canary and comes back", DeletionStories::thereAndBack),
          new Story("F1124: the finalizer is there once", DeletionStories::oneFinalizer));

  private static void delete(Scenario s) {
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
  }

  private static List<String> finalizers(Scenario s) {
    return s.controller.canary().getMetadata().getFinalizers();
  }

  private static String apex(Scenario s) {
    return s.json(APEX).at("/spec/selector/app").asText();
  }

  private static Scenario atRest(Scenario s) {
    return s.given(CANARY).ticks(4).expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0);
  }

  /** A Service that was there before the canary, and that is to be there after it. */
  private static Scenario withOwnService(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: podinfo, namespace: test}
        spec: {type: ClusterIP, selector: {app: podinfo}, ports: [{name: http, port: 80}]}
        """);
    return s;
  }

  private static void podsFirst(Scenario s) {
    atRest(s).cluster.stall("podinfo");
    delete(s);
    s.ticks(6).expectReplicas("podinfo", 2).expectReplicas("podinfo-primary", 2);
    assertThat(finalizers(s)).containsExactly(Canary.FINALIZER);
    s.cluster.heal("podinfo");
    s.ticks(3).expectReplicas("podinfo", 2);
    assertThat(finalizers(s)).isEmpty();
  }

  private static void routeFirst(Scenario s) {
    atRest(withOwnService(s));
    assertThat(apex(s)).isEqualTo("podinfo-primary");
    delete(s);
    s.ticks(3);
    assertThat(apex(s)).isEqualTo("podinfo");
    s.expectRoutes().wake();
    assertThat(finalizers(s)).as("until every proxy has heard of it").isNotEmpty();
    s.wake();
    assertThat(finalizers(s)).isEmpty();
  }

  private static void outage(Scenario s) {
    atRest(withOwnService(s));
    delete(s);
    s.ticks(3);
    assertThat(apex(s)).isEqualTo("podinfo");
    s.controller.fallsSilent(Duration.ofSeconds(30));
    s.ticks(2);
    assertThat(finalizers(s)).as("until every proxy has heard of it").isNotEmpty();
    s.tick();
    assertThat(finalizers(s)).isEmpty();
  }

  private static void knownPods(Scenario s) {
    atRest(withOwnService(s));
    delete(s);
    s.ticks(2).expectReplicas("podinfo", 2).controller.servesSinceNow("podinfo");
    s.wake();
    assertThat(apex(s)).isEqualTo("podinfo-primary");
    s.wake();
    assertThat(apex(s)).isEqualTo("podinfo");
  }

  private static void noMoreReleases(Scenario s) {
    atRest(withOwnService(s)).newRevision("2").ticks(2).expectWeight(50);
    delete(s);
    s.newRevision("3").ticks(3).expectRoutes().expectImage("podinfo-primary", "podinfo:1.0.0");
    assertThat(apex(s)).isEqualTo("podinfo");
    s.wake().ticks(2).expect(CanaryPhase.TERMINATING).expectRoutes();
    assertThat(apex(s)).isEqualTo("podinfo");
  }

  private static void thereAndBack(Scenario s) {
    atRest(withOwnService(s));
    delete(s);
    s.ticks(4);
    assertThat(finalizers(s)).isEmpty();
    collectGarbage(s);
    s.canary(CANARY).cluster.stall("podinfo-primary");
    s.ticks(3).expect(CanaryPhase.INITIALIZING).expectReplicas("podinfo", 2);
    assertThat(apex(s)).isEqualTo("podinfo");
    s.cluster.heal("podinfo-primary");
    s.ticks(3).expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0).expectRoutes(0);
    assertThat(apex(s)).isEqualTo("podinfo-primary");
  }

  /** What the API server does once the last finalizer is off. */
  private static void collectGarbage(Scenario s) {
    s.controller.canary = null;
    for (ObjectRef ref : List.copyOf(s.cluster.contents().keySet())) {
      if (s.json(ref).at("/metadata/ownerReferences/0/kind").asText().equals(Canary.KIND)) {
        s.cluster.remove(ref);
      }
    }
  }

  private static void oneFinalizer(Scenario s) {
    s.given(CANARY);
    s.controller.canary().getMetadata().setFinalizers(List.of("example.com/mine"));
    s.ticks(4).newRevision("2").ticks(3);
    assertThat(finalizers(s)).containsExactly("example.com/mine", Canary.FINALIZER);
    delete(s);
    s.ticks(6);
    assertThat(finalizers(s)).containsExactly("example.com/mine");
  }
}
