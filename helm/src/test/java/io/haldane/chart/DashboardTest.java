package io.haldane.chart;

import static io.haldane.chart.Chart.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
  private static final Chart FULL = Chart.render(Chart.resource("/values/full.yaml"));

  @Test
  void reviews_are_permitted_only_with_a_login() {
    assertThat(Chart.DEFAULT.text()).doesNotContain("tokenreviews", "subjectaccessreviews");
    assertThat(
            Rule.of(
                Chart.render("dashboardAuth: {mode: token}")
                    .the("ClusterRole", "ship-haldane-dashboard")))
        .extracting(Rule::toString)
        .hasSize(2)
        .anyMatch(rule -> rule.contains("tokenreviews"))
        .anyMatch(rule -> rule.contains("subjectaccessreviews"));
    assertThat(Rule.of(FULL.the("ClusterRole", "ship-haldane-dashboard")))
        .as("a proxy names the user, so no token is reviewed; also with a Role for all else")
        .hasSize(1);
    assertThat(
            FULL.the("ClusterRoleBinding", "ship-haldane-dashboard")
                .at("/subjects/0/name")
                .asText())
        .isEqualTo("ship");
  }

  @Test
  void the_ingress_has_the_paths_of_the_dashboard_and_no_metrics() {
    JsonNode spec = FULL.the("Ingress", "ship-haldane-dashboard").path("spec");

    assertThat(spec.path("ingressClassName").asText()).isEqualTo("nginx");
    assertThat(spec.at("/tls/0"))
        .isEqualTo(yaml("{hosts: [ship.example.com], secretName: ship-tls}"));
    assertThat(spec.at("/rules/0/http/paths").findValuesAsText("path"))
        .containsExactlyInAnyOrder("/", "/api", "/canary", "/css", "/favicon.svg", "/js", "/login");
    assertThat(spec.at("/rules/0/http/paths/0"))
        .isEqualTo(
            yaml(
                "{path: /, pathType: Exact, backend: {service: {name: ship-haldane, port: {name: http}}}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{dashboardIngress: {enabled: true, host: a.example}}",
        "{dashboardAccess: 'on', dashboardIngress: {enabled: true, host: a.example}}",
        "{dashboardAccess: 'on', dashboardAuth: {mode: token}, dashboardIngress: {enabled: true}}"
      })
  void it_is_never_exposed_without_a_login_or_a_name(String values) {
    assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining("dashboardIngress");
  }

  @Test
  void what_cannot_be_a_link_or_a_login_is_refused() {
    for (String values :
        List.of(
            "dashboardAuth: {mode: basic}",
            "dashboardLinks: {Bad: 'javascript:alert(1)'}",
            "dashboardLinks: {'a=b': 'https://a.example'}")) {
      assertThatThrownBy(() -> Chart.render(values)).isInstanceOf(RuntimeException.class);
    }
  }
}
