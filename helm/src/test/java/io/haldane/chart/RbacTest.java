package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.ReferenceProviders;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.engine.workload.ScalerKind;
import io.haldane.engine.workload.TargetKinds;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RbacTest {
  /** What every installation may do in the namespaces that it watches; the core group is empty. */
  private static final Set<Rule> ALWAYS =
      rules(
          "get list watch update patch flagger.app/canaries",
          "get update patch flagger.app/canaries/status",
          "update flagger.app/canaries/finalizers",
          "get create delete haldane.io/canaryruns",
          "get list watch flagger.app/metrictemplates",
          "get list watch flagger.app/alertproviders",
          "all /configmaps",
          "all /secrets",
          "all /services",
          "get create patch /events",
          "all apps/daemonsets",
          "all apps/deployments",
          "all autoscaling/horizontalpodautoscalers",
          "all keda.sh/scaledobjects");

  @Test
  void metrics_providers_that_are_part_of_the_cluster_may_read_what_they_need() {
    Chart chart = Chart.render("rbac: {metricProviders: [custommetrics, externalmetrics, keptn]}");

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .containsAll(
            rules(
                "get list custom.metrics.k8s.io/*",
                "get list external.metrics.k8s.io/*",
                "get metrics.keptn.sh/keptnmetrics",
                "get create delete metrics.keptn.sh/analyses"));
    assertThat(Rule.of(Chart.render("").the("ClusterRole", "ship-haldane")))
        .noneMatch(rule -> rule.toString().contains("keptn"));
  }

  static Stream<TrafficRouter> routers() {
    return Declared.ROUTERS.stream();
  }

  @ParameterizedTest
  @MethodSource("routers")
  void a_provider_may_touch_what_it_declares_and_nothing_else(TrafficRouter router) {
    Chart chart = Chart.render("meshProvider: '" + router.id() + "'");

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .isEqualTo(union(ALWAYS, Declared.rules(router)));
  }

  /** What a declaration means, by some of them. */
  @ParameterizedTest
  @CsvSource({
    "'',                   all networking.istio.io/virtualservices; all networking.istio.io/destinationrules, get list watch /namespaces",
    "istio,                all networking.istio.io/virtualservices; all networking.istio.io/destinationrules, get list watch /namespaces",
    "kubernetes,           '', ''",
    "gatewayapi:v1:istio,  all gateway.networking.k8s.io/httproutes; all gateway.networking.k8s.io/grpcroutes; all gateway.networking.k8s.io/tcproutes; all gateway.networking.k8s.io/tlsroutes, "
        + "get list watch gateway.networking.k8s.io/gateways; get list watch gateway.networking.k8s.io/gatewayclasses; get list watch gateway.envoyproxy.io/backendtrafficpolicies",
    "smi:v1alpha1:linkerd, all split.smi-spec.io/trafficsplits, ''",
    "nginx,                all networking.k8s.io/ingresses, ''",
    "knative,              all serving.knative.dev/services, get list watch serving.knative.dev/revisions"
  })
  void a_provider_may_write_its_own_routes_and_no_other(
      String provider, String first, String second) {
    Chart chart = Chart.render("meshProvider: '" + provider + "'");

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .isEqualTo(union(ALWAYS, rules(first, second)));
  }

  static Stream<String> only_flaggers() {
    return ReferenceProviders.all().stream()
        .filter(provider -> ProvidersTest.unsupported().contains(provider.split(":", -1)[0]));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("only_flaggers")
  void a_provider_that_is_not_supported_is_refused(String provider) {
    for (String values : List.of("meshProvider: '%s'", "rbac: {providers: ['%s']}")) {
      assertThatThrownBy(() -> Chart.render(values.formatted(provider)))
          .hasMessageContaining("does not support the provider " + provider)
          .hasMessageContaining("Keep Flagger");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gatewayapi", "gatewayapi:v2", "smi", "smi:v1alpha4", "Istio"})
  void a_version_that_is_not_served_is_refused(String provider) {
    assertThatThrownBy(() -> Chart.render("meshProvider: '" + provider + "'"))
        .hasMessageContaining("There is no provider " + provider);
  }

  @Test
  void without_config_tracking_secrets_are_read_and_nothing_is_written() {
    Chart chart = Chart.render("configTracking: {enabled: false}");

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .filteredOn(
            rule -> rule.toString().contains("secrets") || rule.toString().contains("configmaps"))
        .containsExactlyInAnyOrderElementsOf(rules("get list watch /secrets"));
  }

  @Test
  void canaries_of_other_providers_are_served_when_the_chart_is_told_so() {
    Chart chart = Chart.render("{meshProvider: kubernetes, rbac: {providers: [osm, contour]}}");

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .isEqualTo(
            union(
                ALWAYS,
                rules("all split.smi-spec.io/trafficsplits", "all projectcontour.io/httpproxies")));
  }

  @Test
  void auto_grants_nothing_by_itself_and_chooses_among_the_providers_that_are_listed() {
    Chart chart = Chart.render("{meshProvider: auto, rbac: {providers: [contour]}}");

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .isEqualTo(union(ALWAYS, rules("all projectcontour.io/httpproxies")));
    assertThatThrownBy(() -> Chart.render("meshProvider: auto"))
        .hasMessageContaining("list them in rbac.providers");
  }

  /** Targets and scalers of any kind are served everywhere; Knative's come with its provider. */
  @Test
  void every_target_and_scaler_may_be_touched() {
    Chart chart = Chart.render("{meshProvider: istio, rbac: {providers: [knative]}}");
    Set<Rule> needed =
        Stream.concat(
                TargetKinds.all().stream().flatMap(kind -> kind.served().stream()),
                Arrays.stream(ScalerKind.values()).map(ScalerKind::served))
            .flatMap(kind ->
                (kind.written() ? Rule.ALL_VERBS : Rule.READING)
                    .stream().map(verb -> new Rule(verb, kind.group(), kind.plural())))
            .collect(Collectors.toSet());

    assertThat(Rule.of(chart.the("ClusterRole", "ship-haldane")))
        .as("see templates/_rules.tpl")
        .containsAll(needed);
  }

  @Test
  void the_election_is_held_in_the_namespace_that_the_controller_looks_in() {
    assertThat(election(Chart.DEFAULT).at("/metadata/namespace").asText()).isEqualTo("releases");
    assertThat(election(Chart.render("namespace: shop")).at("/metadata/namespace").asText())
        .isEqualTo("shop");
  }

  @Test
  void only_the_lease_that_is_shared_with_the_reference_may_be_changed() {
    JsonNode rules = election(Chart.DEFAULT).path("rules");

    assertThat(Rule.of(election(Chart.DEFAULT)))
        .isEqualTo(rules("create get update patch coordination.k8s.io/leases"));
    assertThat(rules.at("/1/resourceNames"))
        .isEqualTo(Chart.yaml("{names: [flagger-leader-election]}").path("names"));
  }

  @Test
  void one_namespace_can_be_enough() {
    Chart chart = Chart.render("{namespace: shop, rbac: {namespaced: true}}");
    JsonNode role = chart.the("Role", "ship-haldane");
    JsonNode binding = chart.the("RoleBinding", "ship-haldane");

    assertThat(chart.kinds()).doesNotContain("ClusterRole", "ClusterRoleBinding");
    assertThat(role.at("/metadata/namespace").asText()).isEqualTo("shop");
    assertThat(binding.at("/metadata/namespace").asText()).isEqualTo("shop");
    assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo("releases");
    assertThat(binding.at("/roleRef/kind").asText()).isEqualTo("Role");
    assertThat(Rule.of(role))
        .isEqualTo(
            union(
                ALWAYS,
                rules(
                    "all networking.istio.io/virtualservices",
                    "all networking.istio.io/destinationrules",
                    "get list watch /namespaces")));
  }

  @Test
  void one_namespace_must_be_named() {
    assertThatThrownBy(() -> Chart.render("rbac: {namespaced: true}"))
        .hasMessageContaining("rbac.namespaced needs a namespace");
  }

  @Test
  void the_binding_names_the_service_account_of_the_pods() {
    Chart chart = Chart.render("serviceAccount: {create: false, name: own}");

    assertThat(chart.the("ClusterRoleBinding", "ship-haldane").at("/subjects/0/name").asText())
        .isEqualTo("own");
    assertThat(chart.pod().at("/spec/serviceAccountName").asText()).isEqualTo("own");
  }

  @Test
  void nothing_else_of_the_api_is_open() {
    JsonNode role = Chart.DEFAULT.the("ClusterRole", "ship-haldane");

    assertThat(role.path("rules"))
        .filteredOn(rule -> rule.has("nonResourceURLs"))
        .isEqualTo(List.of(Chart.yaml("{nonResourceURLs: [/version], verbs: [get]}")));
  }

  private static JsonNode election(Chart chart) {
    return chart.the("Role", "ship-haldane-election");
  }

  private static Set<Rule> rules(String... lines) {
    return Arrays.stream(lines)
        .flatMap(line -> Arrays.stream(line.split(";", -1)))
        .filter(line -> !line.isBlank())
        .flatMap(line -> Rule.parse(line.strip()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Rule> union(Set<Rule> one, Set<Rule> other) {
    return Stream.of(one, other)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
