package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest extends MeshContract {
  TelemetryTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "istio_requests_total{destination_service_name=\"podinfo-canary\","
            + "destination_workload=\"podinfo\",destination_workload_namespace=\"test\","
            + "reporter=\"destination\",response_code=\"200\"} 3.0",
        "istio_requests_total{destination_service_name=\"podinfo-canary\","
            + "destination_workload=\"podinfo\",destination_workload_namespace=\"test\","
            + "reporter=\"destination\",response_code=\"500\"} 2.0",
        "istio_request_duration_milliseconds_bucket{destination_service_name=\"podinfo-canary\","
            + "destination_workload=\"podinfo\",destination_workload_namespace=\"test\","
            + "reporter=\"destination\",response_code=\"500\",le=\"10000.0\"} 2",
        "response_total{classification=\"success\",deployment=\"podinfo\",direction=\"inbound\","
            + "namespace=\"test\"} 3.0",
        "response_total{classification=\"failure\",deployment=\"podinfo\",direction=\"inbound\","
            + "namespace=\"test\"} 2.0",
        "response_latency_ms_bucket{classification=\"failure\",deployment=\"podinfo\","
            + "direction=\"inbound\",namespace=\"test\",le=\"+Inf\"} 2",
        "osm_request_total{destination_kind=\"Deployment\",destination_name=\"podinfo\","
            + "destination_namespace=\"test\",response_code=\"500\"} 2.0",
        "osm_request_duration_ms_bucket{destination_kind=\"Deployment\","
            + "destination_name=\"podinfo\",destination_namespace=\"test\","
            + "response_code=\"200\",le=\"+Inf\"} 3",
        "http_request_duration_seconds_count{kubernetes_namespace=\"test\","
            + "kubernetes_pod_name=\"podinfo-5c9b-a\",status=\"200\"} 3",
      })
  void answers_are_counted_as_every_mesh_counts_them(String line) {
    versions(3, "http://podinfo-canary.test/");
    canary.answersWith(500);
    versions(2, "http://podinfo-canary.test/");

    assertThat(scrape().body().lines()).contains(line);
  }

  @Test
  void requests_that_reached_no_pod_are_not_counted() {
    get("http://nobody.test/");
    canary.close();
    get("http://podinfo-canary.test/");

    assertThat(scrape().body()).doesNotContain("istio_requests_total{");
  }

  @Test
  void the_page_is_prometheus_text() {
    assertThat(scrape().headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
  }
}
