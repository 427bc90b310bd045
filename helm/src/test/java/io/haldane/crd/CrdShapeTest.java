package io.haldane.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.engine.workload.ScalerKind;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.TargetKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrdShapeTest {
  private static final CrdSchema CANARY = CrdSchema.of("canaries");

  @ParameterizedTest
  @CsvSource({
    "canaries, canary, Canary",
    "metrictemplates, metrictemplate, MetricTemplate",
    "alertproviders, alertprovider, AlertProvider"
  })
  void names_are_those_of_the_reference(String plural, String singular, String kind) {
    JsonNode definition = CrdSchema.of(plural).definition();

    assertThat(definition.at("/metadata/name").asText()).isEqualTo(plural + ".flagger.app");
    assertThat(definition.at("/spec/group").asText()).isEqualTo("flagger.app");
    assertThat(definition.at("/spec/scope").asText()).isEqualTo("Namespaced");
    assertThat(definition.at("/spec/names"))
        .isEqualTo(
            CanonicalYaml.read(
                "{kind: %s, listKind: %sList, plural: %s, singular: %s, categories: [all]}"
                    .formatted(kind, kind, plural, singular)));
    assertThat(definition.at("/spec/versions")).hasSize(1);
    JsonNode version = definition.at("/spec/versions/0");
    assertThat(version.path("name").asText()).isEqualTo("v1beta1");
    assertThat(version.path("served").asBoolean()).isTrue();
    assertThat(version.path("storage").asBoolean()).isTrue();
    assertThat(version.path("subresources")).isEqualTo(CanonicalYaml.read("{status: {}}"));
  }

  @Test
  void the_history_is_of_our_own_group_and_shows_what_ended_how() {
    CrdSchema runs = CrdSchema.of("canaryruns");

    assertThat(runs.definition().at("/metadata/name").asText()).isEqualTo("canaryruns.haldane.io");
    assertThat(runs.definition().at("/spec/scope").asText()).isEqualTo("Namespaced");
    assertThat(runs.definition().at("/spec/versions/0/name").asText()).isEqualTo("v1alpha1");
    assertThat(columns(runs))
        .containsExactly(
            "Canary string .spec.canary 0",
            "Result string .spec.run.result.outcome 0",
            "Revision string .spec.run.release.revision 0",
            "Started date .spec.run.startedAt 0",
            "Duration string .spec.duration 0",
            "Images string .spec.run.release.images 1",
            "Reason string .spec.run.result.reason 1");
  }

  @Test
  void the_kinds_that_may_be_named_are_those_that_are_served() {
    assertThat(kinds("targetRef"))
        .containsExactlyInAnyOrderElementsOf(
            TargetKinds.all().stream().map(TargetKind::kind).distinct().toList());
    assertThat(kinds("autoscalerRef"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ScalerKind.values()).map(ScalerKind::kind).toList());
  }

  private static List<String> kinds(String reference) {
    return StreamSupport.stream(
            CANARY
                .definition()
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties")
                .at("/" + reference + "/properties/kind/enum")
                .spliterator(),
            false)
        .map(JsonNode::asText)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"canaries", "canaryruns", "metrictemplates", "alertproviders"})
  void uninstalling_the_chart_keeps_them(String plural) {
    assertThat(CrdSchema.of(plural).definition().at("/metadata/annotations"))
        .isEqualTo(CanonicalYaml.read("{helm.sh/resource-policy: keep}"));
  }

  @Test
  void kubectl_shows_the_columns_of_the_reference_in_its_order_and_then_ours() {
    assertThat(columns(CANARY))
        .containsExactly(
            "Status string .status.phase 0",
            "Weight string .status.canaryWeight 0",
            "Suspended boolean .spec.suspend 1",
            "FailedChecks string .status.failedChecks 1",
            "Interval string .spec.analysis.interval 1",
            "Mirror boolean .spec.analysis.mirror 1",
            "StepWeight string .spec.analysis.stepWeight 1",
            "StepWeights string .spec.analysis.stepWeights 1",
            "MaxWeight string .spec.analysis.maxWeight 1",
            "LastTransitionTime string .status.lastTransitionTime 0",
            "Reconciled string .status.conditions[?(@.type==\"Reconciled\")].status 1");
    assertThat(columns(CrdSchema.of("metrictemplates")))
        .containsExactly("Provider string .spec.provider.type 0");
    assertThat(columns(CrdSchema.of("alertproviders"))).containsExactly("Type string .spec.type 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"canaries", "canaryruns", "metrictemplates", "alertproviders"})
  void every_field_is_described_for_kubectl_explain(String plural) {
    List<String> silent = new ArrayList<>();
    fields("", CrdSchema.of(plural).schema(), silent);

    assertThat(silent)
        .as("fields without a description: give them one in %s-overlay.yaml", plural)
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"canaries", "canaryruns", "metrictemplates", "alertproviders"})
  void unknown_fields_are_pruned_everywhere(String plural) {
    assertThat(CrdSchema.of(plural).schema().toString()).doesNotContain("preserve-unknown-fields");
  }

  @Test
  void a_mirror_to_a_service_needs_a_port() {
    JsonNode backend =
        CANARY
            .schema()
            .at(
                "/properties/spec/properties/service/properties/mirror/items/properties/backendRef");

    assertThat(backend.at("/x-kubernetes-validations/0"))
        .isEqualTo(
            CanonicalYaml.read(
                """
                message: Must have port for Service reference
                rule: "(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"
                """));
  }

  private static List<String> columns(CrdSchema crd) {
    return StreamSupport.stream(
            crd.definition().at("/spec/versions/0/additionalPrinterColumns").spliterator(), false)
        .map(column ->
            "%s %s %s %d"
                .formatted(
                    column.path("name").asText(),
                    column.path("type").asText(),
                    column.path("jsonPath").asText(),
                    column.path("priority").asInt()))
        .toList();
  }

  private static void fields(String path, JsonNode schema, List<String> silent) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String below = path + "." + property.getKey();
      if (!property.getValue().has("description")) {
        silent.add(below);
      }
      fields(below, property.getValue(), silent);
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (schema.path(inner).isObject()) {
        fields(path, schema.path(inner), silent);
      }
    }
  }
}
