package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** What becomes of a target's pod template, and which targets there are not. */
final class TargetStories {
  private TargetStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50";
  private static final KubernetesSerialization YAML =
      new KubernetesSerialization(new com.fasterxml.jackson.databind.ObjectMapper(), false);

  static final List<Story> ALL =
      List.of(
          new Story("the primary's pods keep apart from each other", TargetStories::spread),
          new Story("affinity to others is left as it is", TargetStories::affinity),
          new Story("a ready share of no pods is not ready", TargetStories::nobody),
          new Story(
              "F410, F451: a StatefulSet is refused with the reason", TargetStories::statefulSet));

  private static Scenario with(Scenario s, String podSpec) {
    ObjectNode more = YAML.unmarshal(podSpec, ObjectNode.class);
    s.deploymentExtra = target -> ((ObjectNode) target.at("/spec/template/spec")).setAll(more);
    return s.initialised(Manifests.canary(ANALYSIS, ""));
  }

  private static JsonNode primary(Scenario s, String pointer) {
    return s.json(FakeCluster.deployment("podinfo-primary")).at("/spec/template/spec" + pointer);
  }

  private static void spread(Scenario s) {
    with(
        s,
        """
        topologySpreadConstraints:
        - {topologyKey: zone, labelSelector: {matchLabels: {app: podinfo, tier: podinfo}}}
        - {topologyKey: host, labelSelector: {matchExpressions: [{key: app, operator: In, values: [podinfo, other]}]}}
        affinity:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: host, labelSelector: {matchLabels: {app: podinfo}}}
            preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: podinfo}}}
            - weight: 1
              podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: other}}}
        """);
    assertThat(primary(s, "/topologySpreadConstraints/0/labelSelector/matchLabels").toString())
        .isEqualTo("{\"app\":\"podinfo-primary\",\"tier\":\"podinfo\"}");
    assertThat(
            primary(s, "/topologySpreadConstraints/1/labelSelector/matchExpressions/0/values")
                .toString())
        .isEqualTo("[\"podinfo-primary\",\"other\"]");
    String rules = "/affinity/podAntiAffinity/";
    assertThat(
            primary(s, rules + "requiredDuringSchedulingIgnoredDuringExecution")
                .findValuesAsText("app"))
        .containsExactly("podinfo-primary");
    assertThat(
            primary(s, rules + "preferredDuringSchedulingIgnoredDuringExecution")
                .findValuesAsText("app"))
        .containsExactly("podinfo-primary", "other");
  }

  private static void affinity(Scenario s) {
    with(
        s,
        """
        affinity:
          podAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: host, labelSelector: {matchLabels: {app: cache}}}
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: host, labelSelector: {matchLabels: {tier: podinfo}}}
            - {topologyKey: host, labelSelector: {matchLabels: {app: podinfo-batch}}}
        """);
    assertThat(primary(s, "/affinity"))
        .isEqualTo(s.json(FakeCluster.deployment("podinfo")).at("/spec/template/spec/affinity"));
  }

  private static void nobody(Scenario s) {
    s.initialised(Manifests.canary(ANALYSIS + "\ncanaryReadyThreshold: 10", ""));
    s.cluster.stall("podinfo");
    s.newRevision("2").ticks(6).expect(CanaryPhase.PROGRESSING).expectRoutes(0);
    s.ticks(3).expect(CanaryPhase.FAILED).expectRoutes(0);
  }

  private static void statefulSet(Scenario s) {
    s.given(Manifests.canary(ANALYSIS, "").replace("kind: Deployment", "kind: StatefulSet"));
    s.tick().expectCondition("Reconciled", "False", "UnsupportedTarget");
    s.expectEventContaining(
        "targets of kind StatefulSet are not supported",
        "the pods of a StatefulSet have identities that two versions cannot share");
  }
}
