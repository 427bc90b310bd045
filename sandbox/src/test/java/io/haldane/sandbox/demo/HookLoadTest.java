package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.MeshNetwork;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.api.KindSet;
import io.haldane.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HookLoadTest {
  private final Sandbox sandbox =
      Sandbox.start(Sandbox.Options.of(KindSet.ISTIO).with(HookLoadTest::network));
  private final MeshNetwork network = (MeshNetwork) sandbox.network().orElseThrow();
  private final HookLoad load = new HookLoad(network);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private final HttpServer server;

  HookLoadTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext("/", load);
    server.start();
    network.register(
        "canary.demo",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @AfterEach
  void stops() {
    server.stop(0);
    load.close();
    sandbox.close();
  }

  @Test
  void a_smoke_test_passes_when_the_first_requests_are_answered() throws Exception {
    assertThat(call("/smoke-test")).isEqualTo(200);
    assertThat(asked.get()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void a_smoke_test_fails_when_they_fail() throws Exception {
    status = 503;
    assertThat(call("/smoke-test")).isEqualTo(500);
  }

  @Test
  void a_load_test_answers_at_once_and_goes_on() throws Exception {
    assertThat(call("/load-test")).isEqualTo(200);
    assertThat(call("/load-test")).isEqualTo(200);
    Await.until("requests", Duration.ofSeconds(20), () -> asked.get() > 20);
  }

  private int call(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    String payload = "{\"name\":\"podinfo\",\"metadata\":{\"url\":\"http://canary.demo/\"}}";
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .timeout(Duration.ofSeconds(30))
              .POST(BodyPublishers.ofString(payload))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static MeshNetwork network(KubernetesClient client) {
    return MeshNetwork.start(client);
  }
}
