package io.haldane.e2e.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.haldane.e2e.cluster.Addresses;
import io.haldane.testing.TestAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A server of external and custom metrics behind the aggregation of the API server, as adapters for
 * autoscalers are: an APIService, a Service, and TLS with a CA of its own.
 */
final class MetricsAdapter implements AutoCloseable {
  private static final Map<String, String> GROUPS =
      Map.of("external.metrics.k8s.io", "v1beta1", "custom.metrics.k8s.io", "v1beta2");

  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final Set<String> requests = ConcurrentHashMap.newKeySet();
  private final Set<String> users = ConcurrentHashMap.newKeySet();
  private final Journey journey;
  private final HttpsServer server;

  MetricsAdapter(Journey journey) throws IOException, GeneralSecurityException {
    this.journey = journey;
    TestAuthority authority = TestAuthority.make("metrics-adapter." + journey.namespace() + ".svc");
    server = HttpsServer.create(new InetSocketAddress(Addresses.NODE, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.context()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    register(Base64.getEncoder().encodeToString(authority.pem().getBytes(StandardCharsets.UTF_8)));
    journey.await("both APIs of metrics", () -> GROUPS.keySet().stream().allMatch(this::isServed));
  }

  private void register(String authority) {
    journey.applyText(
        Journey.read("metrics/adapter.yaml")
            .replace("ADDRESS", Addresses.NODE)
            .replace("PORT", String.valueOf(server.getAddress().getPort())));
    GROUPS.forEach((group, version) ->
        journey.applyText(
            Journey.read("metrics/api-service.yaml")
                .replace("GROUP", group)
                .replace("VERSION", version)
                .replace("AUTHORITY", authority)));
  }

  private boolean isServed(String group) {
    return journey.serves("/apis/" + group + "/" + GROUPS.get(group), "APIResourceList");
  }

  /** What the metric of that name has from now on, as a quantity. */
  void set(String metric, String value) {
    values.put(metric, value);
  }

  /** Paths with their parameters, as the API server sent them on. */
  Set<String> requests() {
    return requests;
  }

  /** As whom metrics were read, as the API server says. */
  Set<String> users() {
    return users;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String metric = path.substring(path.lastIndexOf('/') + 1);
    String value = values.get(metric);
    boolean isMetric = path.contains("/namespaces/") && value != null;
    if (isMetric) {
      requests.add(exchange.getRequestURI().toString());
      users.addAll(exchange.getRequestHeaders().getOrDefault("X-Remote-User", List.of()));
    }
    String version = path.replaceFirst("^/apis/([^/]+/[^/]+).*", "$1");
    String kind = version.startsWith("custom") ? "MetricValueList" : "ExternalMetricValueList";
    String body =
        isMetric
            ? """
            {"kind": "%s", "apiVersion": "%s", "metadata": {}, "items": [
              {"metricName": "%s", "metric": {"name": "%s"}, "timestamp": "%s", "value": "%s"}]}
            """
                .formatted(kind, version, metric, metric, Instant.now(), value)
            : """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "%s", "resources": []}
            """
                .formatted(version);
    send(exchange, isMetric || isRoot(path) ? 200 : 404, body);
  }

  private static boolean isRoot(String path) {
    return GROUPS.entrySet().stream()
        .anyMatch(group -> path.equals("/apis/" + group.getKey() + "/" + group.getValue()));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** An API that is registered and does not answer would keep namespaces from being deleted. */
  @Override
  public void close() {
    GROUPS.forEach((group, version) ->
        journey
            .client()
            .genericKubernetesResources("apiregistration.k8s.io/v1", "APIService")
            .withName(version + "." + group)
            .withPropagationPolicy(DeletionPropagation.BACKGROUND)
            .delete());
    server.stop(0);
  }
}
