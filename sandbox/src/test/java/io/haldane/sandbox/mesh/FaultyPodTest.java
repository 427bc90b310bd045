package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultyPodTest extends MeshContract {
  FaultyPodTest() throws IOException {}

  @Override
  protected Settings settings() {
    return super.settings().withTimeout(Duration.ofMillis(1500));
  }

  @Test
  void a_pod_that_hangs_is_a_gateway_timeout_on_its_account() {
    canary.has(FakePod.Fault.HANGS);

    HttpResponse<String> response = get("http://podinfo-canary.test/");

    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(reason(response)).contains("in time");
    assertThat(scrape().body())
        .contains(
            "osm_request_total{destination_kind=\"Deployment\",destination_name=\"podinfo\","
                + "destination_namespace=\"test\",response_code=\"504\"} 1.0");
  }

  @Test
  void what_only_reads_is_asked_again_of_another_pod() {
    primary.has(FakePod.Fault.BREAKS_CONNECTIONS);

    assertThat(versions(20, "http://podinfo.test/")).isEqualTo(Map.of("v1", 20));
    assertThat(primary.heard()).isNotEmpty();
  }

  @Test
  void what_may_change_something_is_not_said_twice() {
    primary.has(FakePod.Fault.BREAKS_CONNECTIONS);
    otherPrimary.has(FakePod.Fault.BREAKS_CONNECTIONS);

    HttpResponse<String> response = post("http://podinfo.test/cart", "one book");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(primary.heard().size() + otherPrimary.heard().size()).isEqualTo(1);
  }
}
