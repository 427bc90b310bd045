package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicas: 2                        | replicas",
        "slack: {chanel: releases}          | chanel",
        "image: {name: x}                   | name",
        "replicaCount: two                  | replicaCount",
        "logLevel: verbose                  | logLevel",
        "rbac: {providers: istio}           | providers",
        "extraArgs: [settle=5s]             | extraArgs",
        "podDisruptionBudget: {enabled: 1}  | enabled"
      })
  void a_value_that_is_unknown_or_of_the_wrong_kind_is_refused_by_name(
      String values, String named) {
    assertThatThrownBy(() -> Chart.render(values))
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(named);
  }

  @Test
  void an_unknown_provider_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Chart.render("meshProvider: ambassador"))
        .hasMessageContaining("There is no provider ambassador")
        .hasMessageContaining("istio");
  }

  @Test
  void the_image_is_asked_for() {
    assertThatThrownBy(() -> Chart.exactly("ship"))
        .hasMessageContaining(
            "Set image.repository to the repository to which you pushed the image");
  }

  @Test
  void flaggers_image_is_refused_by_name() {
    assertThatThrownBy(() -> Chart.exactly("ship", Chart.resource("/values/flagger.yaml")))
        .hasMessageContaining("ghcr.io/fluxcd/flagger, which is Flagger's own image");
  }

  @Test
  void values_of_flaggers_chart_carry_over() {
    Chart chart =
        Chart.exactly(
            "ship",
            Chart.resource("/values/flagger.yaml"),
            "image: {repository: mirror/controller, tag: ''}");

    assertThat(chart.pod().findPath("podAffinityTerm").at("/labelSelector/matchLabels"))
        .isEqualTo(
            Chart.yaml("{app.kubernetes.io/name: haldane, app.kubernetes.io/instance: ship}"));
    assertThat(chart.args())
        .contains(
            "-mesh-provider=linkerd",
            "-metrics-server=http://prometheus.linkerd-viz:9090",
            "-slack-channel=general",
            "-slack-proxy-url=http://proxy:3128");
  }

  @Test
  void the_schema_knows_exactly_the_values_that_there_are() throws IOException {
    JsonNode values = Chart.yaml(Files.readString(Chart.FOLDER.resolve("values.yaml")));
    JsonNode schema =
        new ObjectMapper().readTree(Files.readString(Chart.FOLDER.resolve("values.schema.json")));
    List<String> known = new ArrayList<>();
    known.addAll(leaves("", schema));
    // Helm's own; and the name that Flagger documents but does not read.
    known.removeAll(List.of(".global", ".slack.proxy"));
    List<String> present = new ArrayList<>();
    for (String path : known) {
      if (!values.at(path.replace('.', '/')).isMissingNode()) {
        present.add(path);
      }
    }

    assertThat(present).containsExactlyElementsOf(known);
  }

  @Test
  void every_value_is_in_the_readme() throws IOException {
    String readme = Files.readString(Chart.FOLDER.resolve("README.md"));
    JsonNode schema =
        new ObjectMapper().readTree(Files.readString(Chart.FOLDER.resolve("values.schema.json")));

    assertThat(leaves("", schema))
        .filteredOn(path -> !path.equals(".global"))
        .allSatisfy(path -> assertThat(readme).contains("`" + path.substring(1) + "`"));
  }

  static List<String> leaves(String path, JsonNode schema) {
    List<String> leaves = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String below = path + "." + property.getKey();
          List<String> inner = leaves(below, property.getValue());
          leaves.addAll(inner.isEmpty() ? List.of(below) : inner);
        });
    return leaves;
  }
}
