package io.haldane.controller.web.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.haldane.controller.kube.AccessReviews;
import io.haldane.controller.kube.Clusters;
import io.haldane.controller.kube.OrderWrites;
import io.haldane.controller.kube.RunObjects;
import io.quarkus.arc.DefaultBean;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An API server that reviews tokens and access and holds canaries. The token of a user is the name
 * with {@code -token} behind it.
 */
@Singleton
@DefaultBean
public class FakeCluster implements ClusterAccess {
  private static final JsonMapper JSON = new JsonMapper();

  /** By user: verbs by namespace; {@code ""} is every namespace. */
  private static final Map<String, Map<String, Set<String>>> ROLES =
      Map.of(
          "alice", Map.of("shop", Set.of("list", "get", "update")),
          "bob", Map.of("shop", Set.of("list", "get"), "web", Set.of("list", "get")),
          "carol", Map.of(),
          "root", Map.of("", Set.of("list", "get", "update")));

  private final Map<String, ObjectNode> canaries = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private volatile boolean broken;
  private volatile int conflicts;
  private @Nullable HttpServer server;
  private @Nullable Clusters clusters;

  @PostConstruct
  void start() throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    started.createContext("/", this::answer);
    started.start();
    server = started;
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + started.getAddress().getPort() + "/")
            .withRequestRetryBackoffLimit(0)
            .build();
    clusters = Clusters.single(new KubernetesClientBuilder().withConfig(config).build());
  }

  @PreDestroy
  void stop() {
    if (server != null) {
      server.stop(0);
    }
    if (clusters != null) {
      clusters.close();
    }
  }

  @Override
  public Optional<AccessReviews> reviews() {
    return Optional.ofNullable(clusters).map(AccessReviews::new);
  }

  @Override
  public Optional<OrderWrites> orders() {
    return Optional.ofNullable(clusters).map(OrderWrites::new);
  }

  @Override
  public Optional<RunObjects> runs() {
    return Optional.ofNullable(clusters).map(RunObjects::readOnly);
  }

  /** A canary whose status is that JSON. */
  public void hold(String namespace, String name, String status) {
    ObjectNode canary =
        object(
            """
            {"apiVersion": "flagger.app/v1beta1", "kind": "Canary",
             "metadata": {"namespace": "%s", "name": "%s", "resourceVersion": "7", "annotations": {"mine": "stays"}},
             "spec": {"targetRef": {"kind": "Deployment", "name": "%s"}, "service": {"port": 80}},
             "status": %s}
            """
                .formatted(namespace, name, name, status));
    canaries.put(namespace + "/" + name, canary);
  }

  /** A CanaryRun with that spec. */
  public void holdRun(String namespace, String name, String spec) {
    canaries.put(
        "/apis/haldane.io/v1alpha1/namespaces/%s/canaryruns/%s".formatted(namespace, name),
        object("{\"metadata\": {\"name\": \"%s\"}, \"spec\": %s}".formatted(name, spec)));
  }

  public String annotation(String namespace, String name, String key) {
    JsonNode canary = canaries.get(namespace + "/" + name);
    return canary == null ? "" : canary.path("metadata").path("annotations").path(key).asText();
  }

  /** Requests so far, as {@code POST /apis/…}, those of reviews with what they ask. */
  public List<String> requests() {
    return requests;
  }

  void revoke(String user) {
    revoked.add(user);
  }

  public void broken(boolean now) {
    broken = now;
  }

  /** The next writes are refused because the canary changed. */
  public void conflicts(int next) {
    conflicts = next;
  }

  public void reset() {
    requests.clear();
    canaries.clear();
    revoked.clear();
    broken = false;
    conflicts = 0;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (broken) {
        send(exchange, 500, "{\"message\": \"broken\"}");
      } else if (path.endsWith("/tokenreviews")) {
        send(exchange, 201, token(object(body)).toString());
      } else if (path.endsWith("/subjectaccessreviews")) {
        send(exchange, 201, access(object(body)).toString());
      } else {
        canary(exchange, path, body);
      }
    }
  }

  private ObjectNode token(ObjectNode review) {
    String token = review.at("/spec/token").asText();
    String user = token.replaceFirst("-token$", "");
    requests.add("TokenReview");
    boolean known = !user.equals(token) && ROLES.containsKey(user) && !revoked.contains(user);
    ObjectNode status = review.withObject("/status").put("authenticated", known);
    if (known) {
      status.withObject("/user").put("username", user).withArray("groups").add("crew");
    }
    return review;
  }

  private ObjectNode access(ObjectNode review) {
    JsonNode wanted = review.at("/spec/resourceAttributes");
    String user = review.at("/spec/user").asText();
    String verb = wanted.path("verb").asText();
    String namespace = wanted.path("namespace").asText();
    String groups = review.at("/spec/groups").toString();
    requests.add("AccessReview %s %s %s %s".formatted(user, verb, namespace, groups));
    Map<String, Set<String>> role = ROLES.getOrDefault(user, Map.of());
    boolean may =
        wanted.path("resource").asText().equals("canaries")
            && wanted.path("group").asText().equals("flagger.app")
            && (role.getOrDefault("", Set.of()).contains(verb)
                || role.getOrDefault(namespace, Set.of()).contains(verb));
    review.withObject("/status").put("allowed", may);
    return review;
  }

  private void canary(HttpExchange exchange, String path, String body) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    ObjectNode live = canaries.get(path.replaceFirst(".*/namespaces/([^/]+)/canaries/", "$1/"));
    if (live == null) {
      send(exchange, 404, "{\"message\": \"not found\"}");
    } else if (exchange.getRequestMethod().equals("PATCH")) {
      ObjectNode patch = object(body);
      requests.add(body);
      if (conflicts > 0) {
        conflicts = conflicts - 1;
        send(exchange, 409, "{\"message\": \"the object has been modified\"}");
        return;
      }
      patch
          .at("/metadata/annotations")
          .properties()
          .forEach(
              each -> live.withObject("/metadata/annotations").set(each.getKey(), each.getValue()));
      send(exchange, 200, live.toString());
    } else {
      send(exchange, 200, live.toString());
    }
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
