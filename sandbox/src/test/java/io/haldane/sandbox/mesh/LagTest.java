package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagTest extends MeshContract {
  LagTest() throws IOException {}

  @Override
  protected Settings settings() {
    return super.settings().withLag(Duration.ofSeconds(1));
  }

  @Test
  void a_proxy_that_lags_sends_requests_where_nobody_serves_any_more() {
    await().until(() -> version(get("http://podinfo.test/")).equals("v1"));
    cluster.route(
        """
        apiVersion: networking.istio.io/v1beta1
        kind: VirtualService
        metadata: {name: podinfo}
        spec:
          hosts: [podinfo]
          http: [{route: [{destination: {host: podinfo-canary}}]}]
        """);
    cluster.setReady("podinfo-primary-7d4f-a", false);
    cluster.setReady("podinfo-primary-7d4f-b", false);

    await().until(() -> get("http://podinfo.test/").statusCode() == 503);
    await().until(() -> version(get("http://podinfo.test/")).equals("v2"));
    assertThat(get("http://podinfo.test/").statusCode()).isEqualTo(200);
  }
}
