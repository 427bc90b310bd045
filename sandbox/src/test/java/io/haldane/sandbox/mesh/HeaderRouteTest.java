package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An A/B test with a cookie that sticks. */
class HeaderRouteTest extends MeshContract {
  HeaderRouteTest() throws IOException {}

  @Override
  protected void prepare() {
    cluster.route(
        """
        apiVersion: networking.istio.io/v1beta1
        kind: VirtualService
        metadata: {name: podinfo}
        spec:
          hosts: [podinfo]
          http:
          - match:
            - headers: {x-insider: {exact: "true"}}
            - headers: {cookie: {regex: ".*stick.*blue.*"}}
            headers:
              request: {set: {x-ring: inner}, remove: [x-insider]}
              response: {add: {x-rule: insiders}, remove: [x-secret]}
            route:
            - destination: {host: podinfo-canary}
              weight: 0
              headers: {response: {add: {Set-Cookie: stick=blue; Max-Age=60}}}
          - route:
            - {destination: {host: podinfo-primary}, weight: 100}
        """);
  }

  @Test
  void insiders_see_the_canary_and_others_do_not() {
    assertThat(versions(20, "http://podinfo.test/", "x-insider", "true"))
        .isEqualTo(Map.of("v2", 20));
    assertThat(versions(20, "http://podinfo.test/", "cookie", "a=b; stick=blue"))
        .isEqualTo(Map.of("v2", 20));
    assertThat(versions(20, "http://podinfo.test/", "x-insider", "false"))
        .isEqualTo(Map.of("v1", 20));
    assertThat(versions(20, "http://podinfo.test/")).isEqualTo(Map.of("v1", 20));
  }

  @Test
  void headers_are_changed_on_both_ways_by_the_rule_and_its_destination() {
    HttpResponse<String> response = get("http://podinfo.test/", "x-insider", "true");

    assertThat(canary.heard().getFirst().headers())
        .containsEntry("x-ring", "inner")
        .doesNotContainKey("x-insider");
    assertThat(response.headers().map())
        .containsEntry("set-cookie", List.of("stick=blue; Max-Age=60"))
        .containsEntry("x-rule", List.of("insiders"))
        .doesNotContainKey("x-secret");
  }
}
