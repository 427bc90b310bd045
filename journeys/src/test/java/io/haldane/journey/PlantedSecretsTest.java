package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is secret in addresses and Secrets is nowhere to be read afterwards, whatever fails. */
final class PlantedSecretsTest {
  private static final String PLANTED = "pl4nted";
  private static final Set<String> REPEATED = ConcurrentHashMap.newKeySet();
  private static final Workload SHOP = new Workload("shop", "podinfo", 8080);

  @Test
  @DisplayName("F1009: no secret is in logs, events, statuses, metrics or the dashboard's API")
  void no_secret_is_told() throws Exception {
    HttpServer echo = echo();
    try (Journey journey = Journey.begin(KindSet.ISTIO, Journey.SOON_SETTLED)) {
      int port = echo.getAddress().getPort();
      journey.restart(
          "-event-webhook=http://me:pl4nted-1@127.0.0.1:1/pl4nted-2?token=pl4nted-3",
          "-slack-url=http://127.0.0.1:" + port + "/services/pl4nted-4",
          "-slack-channel=releases");
      journey.apply(providers(port));
      journey.apply(SHOP.manifest() + "---\n" + SHOP.canary(analysis(port)));
      journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
      SHOP.release(journey, "2", Map.of());
      journey.awaitPhase("shop", "podinfo", CanaryPhase.FAILED);
      journey.await("the end to be told", () -> !events(journey, "Canary failed").isEmpty());

      assertThat(REPEATED).contains("Bearer pl4nted-21 pl4nted-22");
      assertThat(told(journey))
          .allSatisfy(
              text -> assertThat(text.toLowerCase(java.util.Locale.ROOT)).doesNotContain(traces()));
      assertThat(Files.readString(journey.controller().log()))
          .as("the hook is still to be recognised")
          .contains("http://127.0.0.1");
    } finally {
      echo.stop(0);
    }
  }

  /** As it is, and as it looks in Base64, whatever stands before it. */
  private static String[] traces() {
    String encoded =
        Base64.getEncoder().encodeToString(("x" + PLANTED).getBytes(StandardCharsets.UTF_8));
    return new String[] {PLANTED, encoded.toLowerCase(java.util.Locale.ROOT)};
  }

  private static Stream<String> told(Journey journey) throws IOException {
    return Stream.of(
        Files.readString(journey.controller().log()),
        Serialization.asJson(journey.status("shop", "podinfo")),
        Serialization.asJson(events(journey, "")),
        Page.of(journey.controller(), "metrics").text(),
        Page.of(journey.controller(), "api/canaries").text(),
        Page.of(journey.controller(), "api/canaries/shop/podinfo").text());
  }

  private static List<Event> events(Journey journey, String start) {
    return journey.client().v1().events().inNamespace("shop").list().getItems().stream()
        .filter(event -> String.valueOf(event.getMessage()).startsWith(start))
        .toList();
  }

  /** Says 500 and repeats all that it was sent. */
  private static HttpServer echo() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", PlantedSecretsTest::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String login =
        exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + exchange.getRequestHeaders().getFirst("X-Pass");
    REPEATED.add(login);
    byte[] body =
        ("no: " + exchange.getRequestURI() + " " + login + " " + sent)
            .getBytes(StandardCharsets.UTF_8);
    boolean redirects = exchange.getRequestURI().getPath().startsWith("/away");
    if (redirects) {
      exchange
          .getResponseHeaders()
          .add("Location", "http://elsewhere.example.com" + exchange.getRequestURI());
    }
    exchange.sendResponseHeaders(redirects ? 302 : 403, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String providers(int port) {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: login, namespace: shop}
    stringData: {username: "pl4nted-5", password: "pl4nted-6", address: "http://127.0.0.1:%1$d/pl4nted-7", token: "pl4nted-8"}
    data: {username: cGw0bnRlZC01, password: cGw0bnRlZC02, address: %2$s, token: cGw0bnRlZC04}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: hooks, namespace: shop}
    data: {token: cGw0bnRlZC0yMQ==, pass: cGw0bnRlZC0yMg==, key: cGw0bnRlZC0yMw==}
    ---
    apiVersion: flagger.app/v1beta1
    kind: AlertProvider
    metadata: {name: chat, namespace: shop}
    spec: {type: slack, channel: c, address: "http://127.0.0.1:1/pl4nted-9", secretRef: {name: login}}
    ---
    apiVersion: flagger.app/v1beta1
    kind: MetricTemplate
    metadata: {name: asked, namespace: shop}
    spec:
      provider: {type: prometheus, address: "http://me:pl4nted-10@127.0.0.1:%1$d/pl4nted-11", secretRef: {name: login}}
      query: vector(1)
    """
        .formatted(
            port,
            Base64.getEncoder()
                .encodeToString(
                    ("http://127.0.0.1:" + port + "/pl4nted-7").getBytes(StandardCharsets.UTF_8)));
  }

  private static String analysis(int port) {
    return """
    alerts: [{name: chat, severity: info, providerRef: {name: chat}}]
    metrics:
    - {name: asked, interval: 5s, thresholdRange: {min: 1}, templateRef: {name: asked}}
    webhooks:
    - {name: refuses, type: rollout, url: "http://me:pl4nted-12@127.0.0.1:%1$d/pl4nted-13?t=pl4nted-14", metadata: {key: pl4nted-15}}
    - {name: closed, type: event, url: "http://127.0.0.1:1/pl4nted-16", metadata: {key: pl4nted-17}}
    - {name: away, type: rollout, url: "http://127.0.0.1:%1$d/away/pl4nted-18"}
    - {name: unknown, type: rollout, url: "http://no-such-host.invalid/pl4nted-19"}
    - {name: odd, type: event, url: "http://[pl4nted-20"}
    - {name: heard, type: event, url: "http://127.0.0.1:%1$d/heard", secretRef: {name: hooks}, signature: {secretKeyRef: {name: hooks, key: key}}}
    - name: guarded
      type: rollback
      url: "http://127.0.0.1:%1$d/guarded"
      secretRef: {name: hooks}
      headers: [{name: X-Pass, valueFrom: {secretKeyRef: {name: hooks, key: pass}}}]
    """
        .formatted(port);
  }
}
