package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest extends MeshContract {
  ServiceTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "podinfo-canary",
        "podinfo-canary:9898",
        "podinfo-canary.test",
        "podinfo-canary.test:9898",
        "podinfo-canary.test.svc",
        "podinfo-canary.test.svc.cluster.local",
        "PODINFO-canary.test.svc.cluster.local.:80"
      })
  void a_service_answers_to_all_its_names(String host) {
    assertThat(version(get("http://" + host + "/"))).isEqualTo("v2");
  }

  @Test
  void a_request_arrives_as_it_was_sent() {
    HttpResponse<String> response =
        post("http://podinfo-canary.test/a%20b?x=1&y=%2F", "hello", "x-user", "me");

    FakePod.Heard heard = canary.heard().getFirst();
    assertThat(heard.method()).isEqualTo("POST");
    assertThat(heard.uri()).isEqualTo("/a%20b?x=1&y=%2F");
    assertThat(heard.headers())
        .containsEntry("x-user", "me")
        .containsEntry("x-forwarded-host", "podinfo-canary.test");
    assertThat(response.body()).isEqualTo("v2 heard hello");
  }

  @Test
  void a_request_may_name_its_host_in_a_header() throws IOException {
    try (Socket socket =
            new Socket(mesh.proxyAddress().getAddress(), mesh.proxyAddress().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      String request = "GET /x HTTP/1.1\r\nHost: podinfo-canary.test\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("v2 heard");
    }
  }

  @Test
  void the_status_of_the_pod_is_passed_on() {
    canary.answersWith(418);

    assertThat(get("http://podinfo-canary.test/").statusCode()).isEqualTo(418);
  }

  @Test
  void all_ready_pods_take_part() {
    versions(40, "http://podinfo.test/");

    assertThat(primary.heard()).hasSizeGreaterThan(5);
    assertThat(otherPrimary.heard()).hasSizeGreaterThan(5);
  }

  @Test
  void a_pod_that_does_not_listen_costs_the_client_nothing_while_another_does() {
    otherPrimary.close();

    assertThat(versions(20, "http://podinfo.test/")).containsOnlyKeys("v1");
  }

  @Test
  void a_service_whose_only_pod_does_not_listen_is_unavailable() {
    canary.close();

    HttpResponse<String> response = get("http://podinfo-canary.test/");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(reason(response)).contains("broke the connection");
  }

  @Test
  void a_pod_that_is_no_longer_ready_gets_nothing() {
    cluster.setReady("podinfo-5c9b-a", false);

    await().until(() -> get("http://podinfo-canary.test/").statusCode() == 503);
    assertThat(reason(get("http://podinfo-canary.test/"))).contains("no ready pods");
  }

  @Test
  void a_host_that_nobody_knows_is_not_found() {
    HttpResponse<String> response = get("http://nobody.test/");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(reason(response)).contains("nobody.test");
  }

  @Test
  void a_registered_server_answers_for_its_host() {
    mesh.register("prometheus.*", URI.create("http://" + canary.address() + "/base/"));

    get("http://prometheus.istio-system:9090/api/v1/query?query=up");

    assertThat(canary.heard().getFirst().uri()).isEqualTo("/base/api/v1/query?query=up");
  }

  @Test
  void a_registered_handler_answers_before_the_cluster_does() {
    mesh.register("podinfo-canary.test", exchange -> exchange.sendResponseHeaders(204, -1));

    assertThat(get("http://podinfo-canary.test.svc/gate").statusCode()).isEqualTo(204);
    assertThat(canary.heard()).isEmpty();
  }
}
