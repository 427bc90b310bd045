package io.haldane.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.Routers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {

  @ParameterizedTest
  @CsvSource({
    "apisix, apisix",
    "cilium, cilium",
    "appmesh, appmesh",
    "appmesh:v1beta2, appmesh:v1beta2",
    "consul, consul",
    "contour, contour",
    "gatewayapi:v1, gatewayapi:v1",
    "gatewayapi:v1beta1, gatewayapi:v1beta1",
    "gloo, gloo",
    "kuma, kuma",
    "kuma:httproute, kuma:httproute",
    "istio, istio",
    "istio:ambient, istio:ambient",
    "knative, knative",
    "kubernetes, kubernetes",
    "nginx, nginx",
    "linkerd, linkerd",
    "linkerd:httproute, linkerd:httproute",
    "osm, osm",
    "skipper, skipper",
    "smi:v1alpha1, smi:v1alpha1",
    "smi:v1alpha2, smi:v1alpha2",
    "smi:v1alpha3, smi:v1alpha3",
    "smi:v1alpha1:istio, smi:v1alpha1",
    "smi:v1alpha2:consul, smi:v1alpha2",
    "smi:v1alpha1:linkerd, smi:v1alpha1:linkerd",
    "smi:v1alpha2:linkerd, smi:v1alpha2:linkerd",
    "smi:v1alpha3:linkerd, smi:v1alpha3:linkerd",
    "traefik, traefik",
  })
  void exactly_one_router_serves_the_provider(String provider, String id) {
    assertThat(Routers.accepting(provider)).extracting(TrafficRouter::id).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "appmesh:v1beta1",
        "appmesh:v1beta3",
        "smi",
        "smi:v1alpha4",
        "smi:v1alpha11",
        "ISTIO",
        "istio:v1",
        "gatewayapi",
        "gatewayapi:v1alpha2",
        "gatewayapi:v2"
      })
  void nobody_serves_what_is_not_named(String provider) {
    assertThat(Routers.accepting(provider)).isEmpty();
  }

  @Test
  void every_provider_that_a_canary_may_name_is_served() throws IOException {
    Path schema = Path.of("../helm/src/main/resources/io/haldane/crd/canaries-overlay.yaml");
    List<String> providers =
        Files.readString(schema)
            .split("  spec.provider:", -1)[1]
            .lines()
            .dropWhile(line -> !line.startsWith("    - "))
            .takeWhile(line -> line.startsWith("    - "))
            .map(line -> line.substring(6))
            // The controller finds one of the others.
            .filter(provider -> !provider.equals("auto"))
            .toList();
    assertThat(providers)
        .contains("appmesh", "traefik")
        .allSatisfy(provider -> assertThat(Routers.accepting(provider)).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({
    "istio, istio_requests_total, istio_request_duration_milliseconds_bucket, MILLISECONDS",
    "smi:v1alpha2, istio_requests_total, istio_request_duration_milliseconds_bucket, MILLISECONDS",
    "linkerd, response_total, response_latency_ms_bucket, MILLISECONDS",
    "smi:v1alpha3:linkerd, response_total, response_latency_ms_bucket, MILLISECONDS",
    "osm, osm_request_total, osm_request_duration_ms_bucket, MILLISECONDS",
    "consul, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket, MILLISECONDS",
    "contour, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket, MILLISECONDS",
    "appmesh, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket, MILLISECONDS",
    "appmesh:v1beta2, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket,"
        + " MILLISECONDS",
    "gloo, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket, MILLISECONDS",
    "cilium, hubble_http_requests_total, hubble_http_request_duration_seconds_bucket, SECONDS",
    "istio:ambient, istio_requests_total, istio_request_duration_milliseconds_bucket, MILLISECONDS",
    "kuma:httproute, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket,"
        + " MILLISECONDS",
    "linkerd:httproute, outbound_http_route_backend_response_statuses_total,"
        + " outbound_http_route_backend_response_duration_seconds_bucket, SECONDS",
    "kuma, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket, MILLISECONDS",
    "knative, envoy_cluster_upstream_rq, envoy_cluster_upstream_rq_time_bucket, MILLISECONDS",
    "kubernetes, http_request_duration_seconds_count, http_request_duration_seconds_bucket,"
        + " SECONDS",
    "gatewayapi:v1, http_request_duration_seconds_count, http_request_duration_seconds_bucket,"
        + " SECONDS",
    "gatewayapi:v1beta1, http_request_duration_seconds_count,"
        + " http_request_duration_seconds_bucket, SECONDS",
    "traefik, traefik_service_requests_total, traefik_service_request_duration_seconds_bucket,"
        + " SECONDS",
  })
  void each_mesh_is_asked_for_its_own_metrics(
      String provider, String counter, String histogram, BuiltinQueries.Unit unit) {
    BuiltinQueries queries = Routers.accepting(provider).getFirst().queries();
    assertThat(queries.successRate()).startsWith("sum(rate(" + counter + "{").endsWith(" * 100");
    assertThat(queries.duration())
        .startsWith("histogram_quantile(0.99, sum(rate(" + histogram + "{")
        .endsWith("[{{ interval }}])) by (le))");
    assertThat(queries.durationUnit()).isEqualTo(unit);
  }

  @Test
  void a_query_is_written_out_as_prometheus_takes_it() {
    BuiltinQueries queries = Routers.accepting("istio").getFirst().queries();
    String requests =
        "istio_requests_total{reporter=\"destination\","
            + " destination_workload_namespace=\"{{ namespace }}\","
            + " destination_workload=~\"{{ target }}\"";
    assertThat(queries.successRate())
        .isEqualTo(
            "sum(rate("
                + requests
                + ", response_code!~\"5.*\"}[{{ interval }}])) / sum(rate("
                + requests
                + "}[{{ interval }}])) * 100");
  }
}
