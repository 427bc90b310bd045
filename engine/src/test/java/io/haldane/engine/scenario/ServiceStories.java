package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.EnumSet;
import java.util.List;

/** Releases of a Service: what it points to is the version, and its clients go on calling it. */
final class ServiceStories {
  private ServiceStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 1\nstepWeight: 50\nmaxWeight: 50\n"
          + "metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: podinfo
        namespace: test
        labels: {team: blue}
        annotations: {note: mine, kubectl.kubernetes.io/last-applied-configuration: "{}"}
      spec:
        type: NodePort
        clusterIP: 10.0.0.7
        clusterIPs: [10.0.0.7]
        externalIPs: [192.0.2.7]
        healthCheckNodePort: 30777
        selector: {app: podinfo, version: one}
        ports: [{name: http, port: 80, targetPort: 9898, nodePort: 30080}]
      """;

  static final List<Story> ALL =
      List.of(
          new Story("a Service gets two copies and stays as it is", ServiceStories::begin),
          new Story("the canary's copy follows the Service at once", ServiceStories::follows),
          new Story("endpoints can be preferred for the copies alone", ServiceStories::preferred),
          new Story("a Service is released by weights", ServiceStories::run),
          new Story("a Service that fails keeps its primary", ServiceStories::rollback),
          new Story("what is allotted to a Service is no revision", ServiceStories::noRevision),
          new Story("a lost copy of a Service comes back", ServiceStories::lost),
          new Story("a Service goes on alone after its canary", ServiceStories::revert),
          new Story("a target Service cannot have another name", ServiceStories::renamed),
          new Story("a target Service needs somebody who routes", ServiceStories::noRoute));

  private static String canary(String more) {
    return Manifests.canary(ANALYSIS, more).replace("kind: Deployment", "kind: Service");
  }

  private static ObjectRef ref(String name) {
    return new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, name);
  }

  private static Scenario given(Scenario s, String canary) {
    s.cluster.apply(SERVICE);
    return s.canary(canary);
  }

  private static Scenario initialised(Scenario s) {
    return given(s, canary("")).settled();
  }

  private static ObjectNode spec(Scenario s, String name) {
    return (ObjectNode) s.json(ref(name)).get("spec");
  }

  private static Scenario release(Scenario s, String version) {
    spec(s, "podinfo").withObject("/selector").put("version", version);
    return s;
  }

  private static String version(Scenario s, String name) {
    return spec(s, name).at("/selector/version").asText();
  }

  private static void begin(Scenario s) {
    given(s, canary(""));
    ObjectNode before = s.json(ref("podinfo")).deepCopy();
    s.ticks(2).expect(CanaryPhase.INITIALIZED).expectRoutes(0);
    assertThat(s.json(ref("podinfo"))).isEqualTo(before);
    assertThat(s.cluster.contents().keySet())
        .containsExactlyInAnyOrder(ref("podinfo"), ref("podinfo-canary"), ref("podinfo-primary"));
    for (String copy : List.of("podinfo-canary", "podinfo-primary")) {
      assertThat(spec(s, copy).toString())
          .isEqualTo(
              "{\"type\":\"NodePort\",\"selector\":{\"app\":\"podinfo\",\"version\":\"one\"},"
                  + "\"ports\":[{\"name\":\"http\",\"port\":80,\"targetPort\":9898}]}");
      assertThat(s.json(ref(copy)).at("/metadata/ownerReferences/0/name").asText())
          .isEqualTo("podinfo");
    }
    assertThat(s.json(ref("podinfo-canary")).at("/metadata/labels/team").asText())
        .isEqualTo("blue");
    assertThat(s.json(ref("podinfo-canary")).at("/metadata/annotations").toString())
        .isEqualTo("{\"note\":\"mine\"}");
    assertThat(s.json(ref("podinfo-primary")).at("/metadata/labels")).isEmpty();
  }

  private static void follows(Scenario s) {
    initialised(s).metric("request-success-rate", 100);
    release(s, "two").tick().expect(CanaryPhase.PROGRESSING).expectRoutes(0);
    assertThat(version(s, "podinfo-canary")).isEqualTo("two");
    assertThat(version(s, "podinfo-primary")).isEqualTo("one");
    spec(s, "podinfo").withObject("/selector").remove("version");
    s.tick().expectWeight(0).expectEventContaining("Restarting analysis for podinfo.test");
    assertThat(spec(s, "podinfo-canary").path("selector").has("version")).isFalse();
  }

  private static void preferred(Scenario s) {
    String near = "service: {trafficDistribution: PreferClose, port";
    given(s, canary("").replace("service: {port", near)).settled().ticks(2).expectSilence();
    s.expect(CanaryPhase.INITIALIZED);
    for (String copy : List.of("podinfo-canary", "podinfo-primary")) {
      assertThat(spec(s, copy).path("trafficDistribution").asText()).isEqualTo("PreferClose");
    }
    assertThat(spec(s, "podinfo").has("trafficDistribution")).isFalse();
  }

  private static void run(Scenario s) {
    release(initialised(s), "two").ticks(2).expectWeight(50);
    s.tick().expect(CanaryPhase.PROMOTING);
    assertThat(version(s, "podinfo-primary")).isEqualTo("two");
    s.ticks(2).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 50, 0);
    assertThat(version(s, "podinfo")).isEqualTo("two");
    s.heard().ticks(3).expectSilence();
  }

  private static void rollback(Scenario s) {
    s.metric("request-success-rate", 12);
    release(initialised(s), "two").ticks(3).expect(CanaryPhase.FAILED).expectRoutes(0, 50, 0);
    assertThat(version(s, "podinfo-primary")).isEqualTo("one");
    assertThat(version(s, "podinfo")).isEqualTo("two");
    s.tick().heard().ticks(3).expectSilence().expect(CanaryPhase.FAILED);
  }

  private static void noRevision(Scenario s) {
    initialised(s);
    spec(s, "podinfo").put("clusterIP", "10.0.0.8").putArray("clusterIPs").add("10.0.0.8");
    ((ObjectNode) spec(s, "podinfo").at("/ports/0")).put("nodePort", 30081);
    spec(s, "podinfo-primary").put("clusterIP", "10.0.0.9");
    ((ObjectNode) s.json(ref("podinfo")).at("/metadata/labels")).put("team", "red");
    s.ticks(3).expectSilence().expect(CanaryPhase.INITIALIZED);
    assertThat(spec(s, "podinfo-primary").path("clusterIP").asText()).isEqualTo("10.0.0.9");
  }

  private static void lost(Scenario s) {
    initialised(s).cluster.remove(ref("podinfo-primary"));
    s.cluster.remove(ref("podinfo-canary"));
    s.tick();
    assertThat(version(s, "podinfo-primary")).isEqualTo("one");
    assertThat(version(s, "podinfo-canary")).isEqualTo("one");
    s.cluster.remove(ref("podinfo-primary"));
    release(s, "two").tick().expectCondition("Reconciled", "False", "PrimaryMissing");
    assertThat(s.cluster.has(ref("podinfo-primary"))).isFalse();
  }

  private static void revert(Scenario s) {
    given(s, canary("revertOnDeletion: true")).ticks(3).expect(CanaryPhase.INITIALIZED);
    ObjectNode before = s.json(ref("podinfo")).deepCopy();
    s.controller.canary().getMetadata().setDeletionTimestamp("2026-01-01T01:00:00Z");
    s.ticks(3).expectRoutes();
    assertThat(s.controller.canary().getMetadata().getFinalizers()).isEmpty();
    assertThat(s.json(ref("podinfo"))).isEqualTo(before);
  }

  private static void renamed(Scenario s) {
    given(s, canary("").replace("service: {port", "service: {name: web, port")).tick();
    s.expectCondition("Reconciled", "False", "UnsupportedTarget");
    s.expectEventContaining("spec.service.name cannot be web").expect(CanaryPhase.NEW);
    given(s, canary("").replace("service: {port", "service: {name: podinfo, port")).ticks(2);
    s.expect(CanaryPhase.INITIALIZED);
  }

  private static void noRoute(Scenario s) {
    s.router.features = EnumSet.of(Feature.BLUE_GREEN);
    s.router.provider = "kubernetes";
    String iterations = "interval: 10s\nthreshold: 1\niterations: 2";
    given(s, Manifests.canary(iterations, "").replace("kind: Deployment", "kind: Service"));
    s.tick().expectCondition("Reconciled", "False", "UnsupportedFeature");
    s.expectEventContaining("clients of the Service podinfo would use a new version at once");
  }
}
