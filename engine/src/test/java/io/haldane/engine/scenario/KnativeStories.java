package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** Releases of a Knative Service: its revisions are the versions, and it routes between them. */
final class KnativeStories {
  private KnativeStories() {}

  private static final String ANALYSIS =
      """
      interval: 10s
      threshold: 1
      stepWeight: 50
      maxWeight: 50
      stepWeightPromotion: 10
      metrics:
      - {name: errors, query: "errors({{ route }})", thresholdRange: {max: 1}}
      """;

  private static final String SERVICE =
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: podinfo, namespace: test, annotations: {note: mine}}
      spec: {template: {spec: {containers: [{image: "podinfo:1"}]}}}
      status: {}
      """;

  static final List<Story> ALL =
      List.of(
          new Story("a Knative Service is pinned to what it runs", KnativeStories::begin),
          new Story("a first revision is waited for", KnativeStories::unborn),
          new Story("a revision that comes too early is released", KnativeStories::early),
          new Story("a Knative Service is released by weights", KnativeStories::run),
          new Story("a newer revision restarts the analysis", KnativeStories::restart),
          new Story("a revision that fails never becomes primary", KnativeStories::rollback),
          new Story("a revision that is never ready fails by the deadline", KnativeStories::late),
          new Story("a revision that breaks in mid-run fails it", KnativeStories::broken),
          new Story("a lost annotation is asked for", KnativeStories::lost),
          new Story("a deleted canary lets its Knative Service go", KnativeStories::revert),
          new Story("a Knative Service needs its own provider", KnativeStories::mismatch),
          new Story("the provider knative needs a Knative Service", KnativeStories::plain),
          new Story("a Knative Service needs no scaler", KnativeStories::scaled));

  private static final ObjectRef PODINFO = FakeCluster.knative("Service", "podinfo");

  private static String canary(String more) {
    return Manifests.canary(ANALYSIS, more)
        .replace(
            "apiVersion: apps/v1, kind: Deployment",
            "apiVersion: serving.knative.dev/v1, kind: Service")
        .replace("provider: istio", "provider: knative")
        .replaceFirst("(?m)^  service: .*\n", "");
  }

  private static Scenario given(Scenario s, String canary) {
    s.router.provider = "knative";
    s.cluster.apply(SERVICE);
    s.canary(canary);
    return s;
  }

  private static Scenario initialised(Scenario s) {
    return revision(given(s, canary("")), 1).settled();
  }

  /** Knative answers a change of the template with a new revision. */
  private static Scenario revision(Scenario s, int number) {
    String name = "podinfo-0000" + number;
    ((ObjectNode) s.json(PODINFO).at("/spec/template/spec/containers/0"))
        .put("image", "podinfo:" + number);
    s.json(PODINFO).withObject("/status").put("latestCreatedRevisionName", name);
    s.cluster.apply(
        "apiVersion: serving.knative.dev/v1\nkind: Revision\nmetadata: {name: %s, namespace: test}\n"
            .formatted(name));
    return s;
  }

  private static String primary(Scenario s) {
    return s.json(PODINFO).at("/metadata/annotations/flagger.app~1primary-revision").asText();
  }

  private static void begin(Scenario s) {
    revision(given(s, canary("")), 1).tick().expect(CanaryPhase.INITIALIZING);
    assertThat(primary(s)).isEqualTo("podinfo-00001");
    assertThat(s.json(PODINFO).at("/spec/traffic").toString())
        .isEqualTo(
            "[{\"latestRevision\":true,\"percent\":0},"
                + "{\"latestRevision\":false,\"revisionName\":\"podinfo-00001\",\"percent\":100}]");
    assertThat(s.json(PODINFO).at("/metadata/annotations/note").asText()).isEqualTo("mine");
    s.tick().expect(CanaryPhase.INITIALIZED).expectRoutes(0).heard();
    assertThat(s.cluster.contents().keySet())
        .containsExactlyInAnyOrder(PODINFO, FakeCluster.knative("Revision", "podinfo-00001"));
    s.ticks(3).expectSilence();
  }

  private static void unborn(Scenario s) {
    given(s, canary("")).ticks(2).expect(CanaryPhase.INITIALIZING).expectRoutes();
    s.expectEventContaining(
        "podinfo-primary.test not ready: waiting for Service test/podinfo to have a revision");
    revision(s, 1).ticks(2).expect(CanaryPhase.INITIALIZED);
    assertThat(primary(s)).isEqualTo("podinfo-00001");
  }

  private static void early(Scenario s) {
    revision(given(s, canary("")), 1).tick().expect(CanaryPhase.INITIALIZING);
    revision(s, 2).tick().expect(CanaryPhase.INITIALIZED).expectRoutes(0);
    assertThat(primary(s)).isEqualTo("podinfo-00001");
    s.tick().expect(CanaryPhase.PROGRESSING).ticks(4).expect(CanaryPhase.SUCCEEDED);
    assertThat(primary(s)).isEqualTo("podinfo-00002");
  }

  private static void run(Scenario s) {
    revision(initialised(s), 2).tick().expect(CanaryPhase.PROGRESSING).expectRoutes(0);
    s.tick().expectWeight(50);
    assertThat(primary(s)).isEqualTo("podinfo-00001");
    s.tick().expect(CanaryPhase.PROMOTING);
    assertThat(s.outside.queries).containsOnly("errors(podinfo-00002)");
    assertThat(primary(s)).isEqualTo("podinfo-00002");
    s.tick().expect(CanaryPhase.FINALISING).tick().expect(CanaryPhase.SUCCEEDED);
    s.expectRoutes(0, 50, 0);
    s.heard().ticks(3).expectSilence();
  }

  private static void restart(Scenario s) {
    revision(initialised(s), 2).ticks(2).expectWeight(50);
    s.cluster.stall("podinfo-00003");
    revision(s, 3).tick().expectWeight(0).expect(CanaryPhase.PROGRESSING);
    s.expectEventContaining("Restarting analysis for podinfo.test");
    s.cluster.heal("podinfo-00003");
    s.ticks(4).expect(CanaryPhase.SUCCEEDED);
    assertThat(primary(s)).isEqualTo("podinfo-00003");
  }

  private static void rollback(Scenario s) {
    s.metric("errors", 7);
    revision(initialised(s), 2).ticks(3).expect(CanaryPhase.FAILED).expectRoutes(0, 50, 0);
    s.tick().heard().ticks(3).expectSilence();
    assertThat(primary(s)).isEqualTo("podinfo-00001");
  }

  private static void late(Scenario s) {
    initialised(s).cluster.stall("podinfo-00002");
    revision(s, 2).ticks(6).expect(CanaryPhase.PROGRESSING);
    s.expectEventContaining("waiting for revision podinfo-00002 to be ready: Deploying");
    s.ticks(3).expect(CanaryPhase.FAILED).expectRoutes(0);
    s.expectEventContaining("progress deadline exceeded");
    assertThat(primary(s)).isEqualTo("podinfo-00001");
  }

  private static void broken(Scenario s) {
    revision(initialised(s), 2).ticks(2).expectWeight(50);
    s.cluster.stall("podinfo-00002");
    s.tick().expectWeight(0).expect(CanaryPhase.PROGRESSING);
    s.ticks(7).expect(CanaryPhase.FAILED).expectWeight(0);
    assertThat(primary(s)).isEqualTo("podinfo-00001");
  }

  private static void lost(Scenario s) {
    revision(initialised(s), 2);
    ((ObjectNode) s.json(PODINFO).at("/metadata/annotations"))
        .remove("flagger.app/primary-revision");
    s.tick().expectCondition("Reconciled", "False", "PrimaryMissing");
    s.expectEventContaining("has lost its annotation flagger.app/primary-revision");
    ((ObjectNode) s.json(PODINFO).at("/metadata/annotations"))
        .put("flagger.app/primary-revision", "podinfo-00001");
    s.tick().expect(CanaryPhase.PROGRESSING);
  }

  private static void revert(Scenario s) {
    revision(given(s, canary("revertOnDeletion: true")), 1);
    s.ticks(3).expect(CanaryPhase.INITIALIZED);
    s.cluster.stall("podinfo-00002");
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    revision(s, 2).ticks(3).expectRoutes();
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
  }

  private static void mismatch(Scenario s) {
    String canary = canary("");
    revision(given(s, canary.replace("provider: knative", "provider: istio")), 1).tick();
    s.expectCondition("Reconciled", "False", "ProviderMismatch");
    revision(given(s, canary.replaceFirst("(?m)^  provider: .*\n", "")), 1).tick();
    s.expectCondition("Reconciled", "False", "ProviderMismatch").expect(CanaryPhase.NEW);
    assertThat(primary(s)).isEmpty();
  }

  private static void plain(Scenario s) {
    s.router.provider = "knative";
    s.given(Manifests.canary(ANALYSIS, "").replace("provider: istio", "provider: knative")).tick();
    s.expectCondition("Reconciled", "False", "ProviderMismatch").expect(CanaryPhase.NEW);
    // The installation's default counts as well.
    s.canary(Manifests.canary(ANALYSIS, "").replaceFirst("(?m)^  provider: .*\n", "")).tick();
    s.expectCondition("Reconciled", "False", "ProviderMismatch").expect(CanaryPhase.NEW);
  }

  private static void scaled(Scenario s) {
    String scaler =
        "autoscalerRef: {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: podinfo}";
    revision(given(s, canary(scaler)), 1).tick();
    s.expectCondition("Reconciled", "False", "UnsupportedScaler").expect(CanaryPhase.NEW);
  }
}
