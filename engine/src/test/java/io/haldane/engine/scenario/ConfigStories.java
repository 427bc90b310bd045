package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.settings.Settings;
import java.util.List;

/** ConfigMaps, Secrets and scalers that travel with a version. */
final class ConfigStories {
  private ConfigStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50";

  static final List<Story> ALL =
      List.of(
          new Story("the primary uses copies of the configs", ConfigStories::copies),
          new Story("a changed config starts a run", ConfigStories::changed),
          new Story("binary data of a config travels with its version", ConfigStories::binary),
          new Story(
              "the promoted template with another config is new",
              ConfigStories::oldTemplateNewConfig),
          new Story(
              "F1704: a config that is opted out is left alone and starts nothing",
              ConfigStories::optedOut),
          new Story("F417: without tracking no config is copied", ConfigStories::untracked),
          new Story("a missing optional config is skipped", ConfigStories::optionalMissing),
          new Story("a missing mandatory config holds and says so", ConfigStories::missing),
          new Story(
              "F591, F693, F1008, F1563: a changed scaler reaches the primary with the next release",
              ConfigStories::scaler),
          new Story(
              "F1646: a ScaledObject takes the autoscaler of the primary over, too",
              ConfigStories::scalerTakenOver),
          new Story("a missing scaler holds and says so", ConfigStories::scalerMissing));

  static ObjectRef ref(String name) {
    return new ObjectRef("v1", "ConfigMap", FakeCluster.NAMESPACE, name);
  }

  /** A ConfigMap that the pods of the target read; call before or after the target exists. */
  static void withConfig(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: test}
        data: {colour: red}
        """);
    s.deploymentExtra =
        target ->
            container(target)
                .putArray("envFrom")
                .addObject()
                .putObject("configMapRef")
                .put("name", "settings");
  }

  private static ObjectNode container(ObjectNode deployment) {
    return (ObjectNode) deployment.at("/spec/template/spec/containers/0");
  }

  private static void copies(Scenario s) {
    withConfig(s);
    s.initialised(Manifests.canary(ANALYSIS, ""));
    assertThat(s.json(ref("settings-primary")).at("/data/colour").asText()).isEqualTo("red");
    assertThat(
            container(s.json(FakeCluster.deployment("podinfo-primary")))
                .at("/envFrom/0/configMapRef/name")
                .asText())
        .isEqualTo("settings-primary");
    assertThat(s.status().trackedConfigs()).containsOnlyKeys("configmap/settings");
  }

  private static void changed(Scenario s) {
    copies(s);
    ((ObjectNode) s.json(ref("settings")).get("data")).put("colour", "green");
    s.tick().expect(CanaryPhase.PROGRESSING).ticks(4).expect(CanaryPhase.SUCCEEDED);
    assertThat(s.json(ref("settings-primary")).at("/data/colour").asText()).isEqualTo("green");
    s.tick().expect(CanaryPhase.SUCCEEDED);
  }

  private static void optedOut(Scenario s) {
    withConfig(s);
    ((ObjectNode) s.json(ref("settings")).get("metadata"))
        .putObject("annotations")
        .put("flagger.app/config-tracking", "disabled");
    s.initialised(Manifests.canary(ANALYSIS, ""));
    noCopies(s);
  }

  private static void binary(Scenario s) {
    copies(s);
    s.json(ref("settings")).putObject("binaryData").put("logo", "AAEC");
    s.tick().expect(CanaryPhase.PROGRESSING).ticks(4).expect(CanaryPhase.SUCCEEDED);
    assertThat(s.json(ref("settings-primary")).at("/binaryData/logo").asText()).isEqualTo("AAEC");
  }

  private static void noCopies(Scenario s) {
    assertThat(s.status().trackedConfigs()).isEmpty();
    assertThat(s.cluster.has(ref("settings-primary"))).isFalse();
    assertThat(
            container(s.json(FakeCluster.deployment("podinfo-primary")))
                .at("/envFrom/0/configMapRef/name")
                .asText())
        .isEqualTo("settings");
    ((ObjectNode) s.json(ref("settings")).get("data")).put("colour", "green");
    s.ticks(3).expect(CanaryPhase.INITIALIZED).expectSilence();
  }

  private static void untracked(Scenario s) {
    withConfig(s);
    Settings d = Settings.DEFAULTS;
    s.settings(
        new Settings(
            d.meshProvider(),
            d.metricsServer(),
            d.selectorLabels(),
            d.includeLabelPrefixes(),
            false,
            d.noCrossNamespaceRefs(),
            d.minInterval(),
            d.rehearsalInterval(),
            d.settle(),
            0,
            0,
            null));
    s.initialised(Manifests.canary(ANALYSIS, ""));
    noCopies(s);
  }

  private static void optionalMissing(Scenario s) {
    withConfig(s);
    s.cluster.remove(ref("settings"));
    s.deploymentExtra =
        target ->
            container(target)
                .putArray("envFrom")
                .addObject()
                .putObject("configMapRef")
                .put("name", "settings")
                .put("optional", true);
    s.initialised(Manifests.canary(ANALYSIS, ""));
  }

  private static void missing(Scenario s) {
    withConfig(s);
    s.cluster.remove(ref("settings"));
    s.given(Manifests.canary(ANALYSIS, ""));
    s.tick()
        .expectCondition("Reconciled", "False", "ConfigMissing")
        .expectEventContaining("ConfigMap test/settings is used by Deployment test/podinfo");
    withConfig(s);
    s.tick().tick().expect(CanaryPhase.INITIALIZED);
    s.expectCondition("Reconciled", "True", "Reconciled");
  }

  private static final String SCALED =
      "autoscalerRef: {apiVersion: autoscaling/v2beta2, kind: HorizontalPodAutoscaler, name: podinfo, primaryScalerReplicas: {maxReplicas: 9}}";

  private static ObjectRef hpa(String name) {
    return new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", FakeCluster.NAMESPACE, name);
  }

  private static void scaler(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: podinfo, namespace: test}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
          minReplicas: 3
          maxReplicas: 4
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 99}}}]
        """);
    s.initialised(Manifests.canary(ANALYSIS, SCALED));
    ObjectNode clone = s.json(hpa("podinfo-primary"));
    assertThat(clone.at("/spec/scaleTargetRef/name").asText()).isEqualTo("podinfo-primary");
    assertThat(clone.at("/spec/maxReplicas").asInt()).isEqualTo(9);
    ((ObjectNode) s.json(hpa("podinfo")).at("/spec/metrics/0/resource/target"))
        .put("averageUtilization", 50);
    s.tick();
    assertThat(
            s.json(hpa("podinfo-primary"))
                .at("/spec/metrics/0/resource/target/averageUtilization")
                .asInt())
        .isEqualTo(99);
    s.newRevision("2").tick().expectReplicas("podinfo", 3).ticks(4).expect(CanaryPhase.SUCCEEDED);
    assertThat(
            s.json(hpa("podinfo-primary"))
                .at("/spec/metrics/0/resource/target/averageUtilization")
                .asInt())
        .isEqualTo(50);
  }

  private static void scalerTakenOver(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: podinfo, namespace: test}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}, maxReplicas: 4}
        """);
    s.initialised(Manifests.canary(ANALYSIS, SCALED));
    s.cluster.apply(
        """
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata:
          name: podinfo
          namespace: test
          annotations: {scaledobject.keda.sh/transfer-hpa-ownership: "true"}
        spec:
          scaleTargetRef: {name: podinfo}
          advanced: {horizontalPodAutoscalerConfig: {name: podinfo}}
        """);
    s.canary(
        Manifests.canary(
            ANALYSIS,
            "autoscalerRef: {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: podinfo}"));
    s.tick();
    ObjectNode clone =
        s.json(
            new ObjectRef(
                "keda.sh/v1alpha1", "ScaledObject", FakeCluster.NAMESPACE, "podinfo-primary"));
    assertThat(
            clone.at("/metadata/annotations/scaledobject.keda.sh~1transfer-hpa-ownership").asText())
        .isEqualTo("true");
    assertThat(clone.at("/spec/advanced/horizontalPodAutoscalerConfig/name").asText())
        .as("the autoscaler that the primary has had")
        .isEqualTo("podinfo-primary");
    assertThat(s.cluster.has(hpa("podinfo-primary"))).isTrue();
  }

  private static void scalerMissing(Scenario s) {
    s.given(Manifests.canary(ANALYSIS, SCALED));
    s.tick().expectCondition("Reconciled", "False", "ScalerMissing");
  }

  private static void oldTemplateNewConfig(Scenario s) {
    withConfig(s);
    s.initialised(Manifests.canary(ANALYSIS, "")).newRevision("2");
    ObjectNode data = (ObjectNode) s.json(ref("settings")).get("data");
    data.put("colour", "green");
    s.tick().expect(CanaryPhase.PROGRESSING).cluster.exceedDeadline("podinfo");
    s.ticks(2).expect(CanaryPhase.FAILED).cluster.heal("podinfo");
    data.put("colour", "red");
    s.newRevision("1.0.0").tick().expect(CanaryPhase.FAILED);
    data.put("colour", "green");
    s.tick().expect(CanaryPhase.PROGRESSING);
  }
}
