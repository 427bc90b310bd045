package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart of the load tester. */
class LoadTesterTest {
  private static final Path FOLDER = Path.of("load-tester");
  private static final String IMAGE = "{image: {repository: haldane/load-tester}}";
  private static final String NAME = "flagger-loadtester";

  private static Chart render(String values) {
    return Chart.of(FOLDER, NAME, IMAGE, values);
  }

  @Test
  void helm_has_nothing_against_it() {
    var result = new Helm(FOLDER).lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void it_is_called_as_hooks_call_flaggers() {
    Chart chart = render("{}");
    JsonNode service = chart.the("Service", NAME);

    assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(80);
    assertThat(service.at("/spec/ports/0/targetPort").asText()).isEqualTo("http");
    assertThat(chart.kinds())
        .containsExactly("Deployment", "Role", "RoleBinding", "Service", "ServiceAccount");
  }

  @Test
  void by_default_it_runs_no_command_and_keeps_its_gates() {
    assertThat(arguments(render("{}")))
        .containsExactly(
            "-port=8080",
            "-log-level=info",
            "-timeout=1h",
            "-namespace-regexp=",
            "-allow-commands=",
            "-allow-shell=false",
            "-gates=haldane-gates");
  }

  @Test
  void values_become_flags() {
    assertThat(
            arguments(
                render(
                    """
                    logLevel: debug
                    cmd: {timeout: 2h, namespaceRegexp: "^(a|b)$", allowed: [kubectl, helm], shell: true}
                    gates: {persistent: false}
                    extraArgs: [-max-rate=5]
                    """)))
        .containsExactly(
            "-port=8080",
            "-log-level=debug",
            "-timeout=2h",
            "-namespace-regexp=^(a|b)$",
            "-allow-commands=kubectl,helm",
            "-allow-shell=true",
            "-gates=",
            "-max-rate=5");
  }

  private static java.util.List<String> arguments(Chart chart) {
    JsonNode arguments = chart.the("Deployment", NAME).at("/spec/template/spec/containers/0/args");
    return StreamSupport.stream(arguments.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void its_permissions_are_those_of_its_gates() {
    JsonNode rules = render("{}").the("Role", NAME + "-gates").path("rules");

    assertThat(rules)
        .isEqualTo(
            Chart.yaml(
                """
                - {apiGroups: [""], resources: [configmaps], verbs: [create]}
                - {apiGroups: [""], resources: [configmaps], resourceNames: [haldane-gates], verbs: [get, patch]}
                """));
  }

  @Test
  void commands_get_the_permissions_of_the_values() {
    String rules = "rules: [{apiGroups: [apps], resources: [deployments], verbs: [get]}]";
    Chart cluster = render("rbac: {create: true, scope: cluster, " + rules + "}");
    Chart namespace = render("{gates: {persistent: false}, rbac: {create: true, " + rules + "}}");

    assertThat(cluster.the("ClusterRole", NAME).at("/rules/0/resources/0").asText())
        .isEqualTo("deployments");
    assertThat(namespace.the("Role", NAME).at("/rules/0/resources/0").asText())
        .isEqualTo("deployments");
    assertThat(namespace.all("ServiceAccount")).hasSize(1);
  }

  @Test
  void without_permissions_there_is_no_account() {
    Chart chart = render("gates: {persistent: false}");

    assertThat(chart.kinds()).containsExactly("Deployment", "Service");
    assertThat(chart.the("Deployment", NAME).at("/spec/template/spec/serviceAccountName").asText())
        .isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "istio: {enabled: true}                                | creates no routes",
        "image: {repository: ghcr.io/fluxcd/flagger-loadtester} | Flagger's own image",
        "image: {repository: ''}                               | Set image.repository",
        "replicas: 2                                           | replicas",
        "cmd: {allowed: ['a,b']}                               | allowed"
      })
  void what_would_have_no_effect_is_refused(String values, String part) {
    assertThatThrownBy(() -> render(values)).hasMessageContaining(part);
  }

  @Test
  void every_value_is_in_the_readme() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    JsonNode schema =
        new ObjectMapper().readTree(Files.readString(FOLDER.resolve("values.schema.json")));

    assertThat(ValuesTest.leaves("", schema))
        .filteredOn(path -> !path.equals(".global"))
        .allSatisfy(path -> assertThat(readme).contains("`" + path.substring(1) + "`"));
  }
}
