package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TelemetryTest extends MeshContract {
  TelemetryTest() throws IOException {}

  private static final String ISTIO =
      "{destination_service_name=\"podinfo-canary\",destination_workload=\"podinfo\","
          + "destination_workload_namespace=\"test\",reporter=\"destination\",";
  private static final String LINKERD =
      ",deployment=\"podinfo\",direction=\"inbound\",namespace=\"test\"";
  private static final String OSM =
      "{destination_kind=\"Deployment\",destination_name=\"podinfo\","
          + "destination_namespace=\"test\",";
  private static final String POD =
      "{kubernetes_namespace=\"test\",kubernetes_pod_name=\"podinfo-5c9b-a\",";

  @Test
  void answers_are_counted_as_every_mesh_counts_them() {
    versions(3, "http://podinfo-canary.test/");
    canary.answersWith(500);
    versions(2, "http://podinfo-canary.test/");

    assertThat(scrape().body().lines())
        .contains(
            "istio_requests_total" + ISTIO + "response_code=\"200\"} 3.0",
            "istio_requests_total" + ISTIO + "response_code=\"500\"} 2.0",
            bucket("istio_request_duration_milliseconds", ISTIO + "response_code=\"500\"", 2),
            "response_total{classification=\"success\"" + LINKERD + "} 3.0",
            "response_total{classification=\"failure\"" + LINKERD + "} 2.0",
            bucket("response_latency_ms", "{classification=\"failure\"" + LINKERD, 2),
            "osm_request_total" + OSM + "response_code=\"500\"} 2.0",
            bucket("osm_request_duration_ms", OSM + "response_code=\"200\"", 3),
            "http_request_duration_seconds_count" + POD + "status=\"200\"} 3",
            bucket("http_request_duration_seconds", POD + "status=\"500\"", 2));
  }

  @Test
  void the_buckets_are_those_of_istio() {
    versions(1, "http://podinfo-canary.test/");

    assertThat(scrape().body().lines())
        .filteredOn(line -> line.startsWith("istio_request_duration_milliseconds_bucket"))
        .extracting(line -> line.replaceFirst(".*le=\"([^\"]+)\".*", "$1"))
        .containsExactly(
            "0.5", "1.0", "5.0", "10.0", "25.0", "50.0", "100.0", "250.0", "500.0", "1000.0",
            "2500.0", "5000.0", "10000.0", "+Inf");
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

  private static String bucket(String name, String labels, int count) {
    return name + "_bucket" + labels + ",le=\"+Inf\"} " + count;
  }
}
