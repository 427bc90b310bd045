package io.haldane.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.haldane.api.routing.RoutedKind;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the controller may do is asked about its service account, not about the user. */
class PermissionReaderTest {
  private static final RoutedKind KIND =
      RoutedKind.written("networking.istio.io", "VirtualService", "virtualservices", "v1beta1");

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private @TempDir Path folder;
  private HttpServer server;
  private volatile int status = 201;
  private volatile List<String> refused = List.of("\"verb\":\"patch\"");

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String review =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(review);
          boolean allowed = refused.stream().noneMatch(review::contains);
          byte[] answer =
              "{\"status\":{\"allowed\":%s}}".formatted(allowed).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static ObjectNode controller() {
    ObjectNode deployment = JsonNodeFactory.instance.objectNode();
    deployment.withObject("/metadata").put("namespace", "release");
    deployment.withObject("/metadata/labels").put("app.kubernetes.io/name", "haldane");
    deployment.withObject("/spec/template/spec").put("serviceAccountName", "canaries");
    return deployment;
  }

  private Cluster cluster() throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: somebody, user: {token: secret}}]
        contexts: [{name: test, context: {cluster: test, user: somebody}}]
        current-context: test
        """
            .formatted(server.getAddress().getPort()));
    return Cluster.connect(new Login(kubeconfig.toString(), null));
  }

  @Test
  void a_verb_that_is_denied_is_named() throws IOException {
    try (Cluster cluster = cluster()) {
      PermissionReader reader = new PermissionReader(cluster);

      assertThat(reader.denied(List.of(controller()), List.of(KIND), "shop"))
          .containsExactly("patch virtualservices.networking.istio.io");
      assertThat(reader.note()).isEmpty();
      assertThat(asked)
          .hasSize(KIND.access().verbs().size() + 3)
          .allSatisfy(review ->
              assertThat(review)
                  .contains("\"user\":\"system:serviceaccount:release:canaries\"")
                  .contains("\"namespace\":\"shop\""));
    }
  }

  @Test
  void the_records_of_runs_are_asked_about_too() throws IOException {
    refused = List.of("canaryruns");
    try (Cluster cluster = cluster()) {
      assertThat(new PermissionReader(cluster).denied(List.of(controller()), List.of(), "shop"))
          .containsExactly(
              "create canaryruns.haldane.io",
              "delete canaryruns.haldane.io",
              "get canaryruns.haldane.io");
      assertThat(asked)
          .hasSize(3)
          .allSatisfy(review -> assertThat(review).contains("\"group\":\"haldane.io\""));
    }
  }

  @Test
  void a_user_who_may_not_ask_gets_a_note_and_one_request_is_sent() throws IOException {
    status = 403;
    try (Cluster cluster = cluster()) {
      PermissionReader reader = new PermissionReader(cluster);

      assertThat(reader.denied(List.of(controller()), List.of(KIND), "shop")).isEmpty();
      assertThat(reader.note()).isPresent();
      assertThat(asked).hasSize(1);
    }
  }

  @Test
  void without_a_controller_nothing_is_asked() throws IOException {
    try (Cluster cluster = cluster()) {
      assertThat(new PermissionReader(cluster).denied(List.of(), List.of(KIND), "shop")).isEmpty();
      assertThat(asked).isEmpty();
    }
  }
}
