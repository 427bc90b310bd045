package io.haldane.chart;

import static io.haldane.chart.Chart.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionalObjectsTest {
  private static final Chart FULL = Chart.render(Chart.resource("/values/full.yaml"));

  @Test
  void by_default_there_is_only_what_the_controller_and_its_users_need() {
    assertThat(Chart.DEFAULT.kinds())
        .containsExactly(
            "ClusterRole",
            "ClusterRole",
            "ClusterRole",
            "ClusterRoleBinding",
            "Deployment",
            "Role",
            "RoleBinding",
            "Service",
            "ServiceAccount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serviceMonitor: {enabled: true}      | ServiceMonitor",
        "podMonitor: {enabled: true}          | PodMonitor",
        "podDisruptionBudget: {enabled: true} | PodDisruptionBudget",
        "networkPolicy: {enabled: true}       | NetworkPolicy",
        "prometheusRule: {enabled: true}      | PrometheusRule",
        "dashboard: {enabled: true}           | ConfigMap",
        "linkerdAuthPolicy: {create: true}    | AuthorizationPolicy",
        "slack: {url: https://a}              | Secret"
      })
  void each_switch_brings_its_object_and_nothing_else(String values, String kind) {
    List<String> more = new ArrayList<>(Chart.render(values).kinds());
    Chart.DEFAULT.kinds().forEach(more::remove);

    assertThat(more).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serviceAccount: {create: false} | ServiceAccount",
        "rbac: {create: false}           | ClusterRole"
      })
  void what_others_make_is_not_made(String values, String kind) {
    assertThat(Chart.render(values).all(kind)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1,      maxUnavailable, 1",
    "2, 2,      maxUnavailable, 1",
    "2, 1,      minAvailable,   1",
    "3, 2,      minAvailable,   2",
    "1, '50%',  maxUnavailable, 1",
    "3, '100%', maxUnavailable, 1",
    "4, '50%',  minAvailable,   50%"
  })
  void a_budget_lets_a_node_drain(int replicas, String minAvailable, String field, String value) {
    Chart chart =
        Chart.render(
            "{replicaCount: %d, podDisruptionBudget: {enabled: true, minAvailable: %s}}"
                .formatted(replicas, minAvailable));
    JsonNode budget = chart.the("PodDisruptionBudget", "ship-haldane").path("spec");

    assertThat(budget.path(field).asText()).isEqualTo(value);
    assertThat(budget.size()).as("one rule and the selector").isEqualTo(2);
  }

  @Test
  void the_policy_admits_whom_it_is_told_to_the_one_port() {
    JsonNode open =
        Chart.render("networkPolicy: {enabled: true}").the("NetworkPolicy", "ship-haldane");
    JsonNode narrow = FULL.the("NetworkPolicy", "ship-haldane").path("spec");

    assertThat(open.at("/spec/policyTypes")).isEqualTo(yaml("{a: [Ingress]}").path("a"));
    assertThat(open.at("/spec/ingress/0"))
        .isEqualTo(yaml("{ports: [{port: http, protocol: TCP}]}"));
    assertThat(narrow.path("policyTypes")).isEqualTo(yaml("{a: [Ingress, Egress]}").path("a"));
    assertThat(narrow.at("/ingress/0/from/0/namespaceSelector/matchLabels"))
        .isEqualTo(yaml("{kubernetes.io/metadata.name: monitoring}"));
    assertThat(narrow.path("podSelector").path("matchLabels"))
        .isEqualTo(FULL.the("Deployment", "ship-haldane").at("/spec/selector/matchLabels"));
  }

  @Test
  void monitors_live_where_the_operator_looks() {
    JsonNode monitor = FULL.the("ServiceMonitor", "ship-haldane");

    assertThat(monitor.at("/metadata/namespace").asText()).isEqualTo("monitoring");
    assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
    assertThat(monitor.at("/spec/namespaceSelector/matchNames/0").asText()).isEqualTo("releases");
    assertThat(monitor.at("/spec/endpoints/0"))
        .isEqualTo(yaml("{port: http, path: /metrics, interval: 30s, honorLabels: true}"));
    assertThat(FULL.the("PodMonitor", "ship-haldane").at("/spec/podMetricsEndpoints/0"))
        .isEqualTo(yaml("{port: http, path: /metrics, interval: 30s, honorLabels: false}"));
  }

  @Test
  void linkerd_lets_the_service_account_ask() {
    JsonNode policy = FULL.the("AuthorizationPolicy", "prometheus-admin-ship-haldane");

    assertThat(policy.at("/metadata/namespace").asText()).isEqualTo("viz");
    assertThat(policy.at("/spec/requiredAuthenticationRefs/0"))
        .isEqualTo(yaml("{kind: ServiceAccount, name: ship, namespace: releases}"));
  }

  @Test
  void the_bundled_prometheus_is_what_the_controller_asks() {
    Chart chart = Chart.render("prometheus: {install: true}");
    JsonNode pod = chart.the("Deployment", "ship-haldane-prometheus").at("/spec/template");
    JsonNode config =
        yaml(chart.the("ConfigMap", "ship-haldane-prometheus").at("/data/prometheus.yml").asText());

    assertThat(chart.args())
        .contains("-metrics-server=http://ship-haldane-prometheus:9090")
        .doesNotContain("-metrics-server=http://prometheus:9090");
    assertThat(chart.the("Service", "ship-haldane-prometheus").at("/spec/ports/0/port").asInt())
        .isEqualTo(9090);
    assertThat(chart.the("Service", "ship-haldane-prometheus").at("/spec/selector"))
        .as("it is not mistaken for the controller")
        .isNotEqualTo(chart.the("Service", "ship-haldane").at("/spec/selector"));
    assertThat(pod.at("/spec/containers/0/args/0").asText())
        .isEqualTo("--storage.tsdb.retention.time=2h");
    assertThat(config.path("scrape_configs"))
        .extracting(job -> job.path("job_name").asText())
        .containsExactly(
            "appmesh-envoy", "kubernetes-apiservers", "kubernetes-cadvisor", "kubernetes-pods");
  }

  @Test
  void the_alert_rules_and_the_dashboard_speak_of_metrics_that_there_are() throws IOException {
    JsonNode rules = FULL.the("PrometheusRule", "ship-haldane").at("/spec/groups/0/rules");
    JsonNode dashboard =
        new ObjectMapper()
            .readTree(
                FULL.the("ConfigMap", "ship-haldane-dashboard").at("/data/haldane.json").asText());
    List<String> expressions = new ArrayList<>();
    rules.forEach(rule -> expressions.add(rule.path("expr").asText()));
    dashboard.findValues("expr").forEach(expression -> expressions.add(expression.asText()));

    assertThat(expressions)
        .hasSizeGreaterThan(10)
        .allSatisfy(expression ->
            assertThat(expression)
                .containsPattern(
                    "flagger_(info|canary_(total|status|weight|metric_analysis|successes_total|failures_total))"
                        + "|haldane_(tick_lag_seconds_bucket|provider_latency_seconds_bucket|api_requests_total|leader|canary_held|canary_waiting)"));
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.at("/labels/severity").asText()).isNotEmpty();
          assertThat(rule.at("/annotations/description").asText()).isNotEmpty();
          assertThat(rule.at("/annotations/runbook_url").asText())
              .startsWith("https://wiki.example.com/haldane#");
        });
  }

  @Test
  void every_alert_leads_to_a_heading_of_the_runbook() throws IOException {
    JsonNode alerts = yaml(Files.readString(Chart.FOLDER.resolve("prometheus/alerts.yml")));
    String runbook = Files.readString(Path.of("../docs/runbook.md"));

    assertThat(alerts.at("/groups/0/rules"))
        .isNotEmpty()
        .allSatisfy(rule -> {
          String name = rule.path("alert").asText();
          assertThat(runbook).contains("\n## " + name + "\n");
          assertThat(rule.at("/annotations/runbook_url").asText())
              .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
        });
  }

  @Test
  void the_crds_come_as_templates_when_asked_for() {
    assertThat(FULL.all("CustomResourceDefinition"))
        .extracting(crd -> crd.at("/metadata/name").asText())
        .containsExactlyInAnyOrder(
            "alertproviders.flagger.app",
            "canaries.flagger.app",
            "canaryruns.haldane.io",
            "metrictemplates.flagger.app");
  }

  @Test
  void the_same_values_give_the_same_text() {
    String values = Chart.resource("/values/full.yaml");

    assertThat(Chart.render(values).text()).isEqualTo(Chart.render(values).text());
  }

  @Test
  void every_object_has_an_address_of_its_own() {
    assertThat(FULL.objects())
        .extracting(object ->
            object.path("apiVersion").asText()
                + " "
                + object.path("kind").asText()
                + " "
                + object.at("/metadata/namespace").asText()
                + "/"
                + object.at("/metadata/name").asText())
        .doesNotHaveDuplicates();
    assertThat(StreamSupport.stream(FULL.objects().spliterator(), false))
        .allSatisfy(object -> assertThat(object.at("/metadata/name").asText()).isNotEmpty());
  }
}
