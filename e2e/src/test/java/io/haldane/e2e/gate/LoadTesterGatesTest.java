package io.haldane.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.e2e.cluster.BareApiServer;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.controller.AccountToken;
import io.haldane.e2e.controller.LoadTesterRun;
import io.haldane.e2e.process.Endings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** With the permissions that the chart gives, and no others. */
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("bare API server")
class LoadTesterGatesTest {
  private static final String NAMESPACE = "tools";
  private static final Path SOURCES = Path.of(System.getProperty("haldane.e2e.sources", ".."));
  private static final Path RUN =
      Path.of(System.getProperty("haldane.e2e.run", "target/e2e")).resolve("gates");
  private static final Set<String> PERMISSIONS = Set.of("ServiceAccount", "Role", "RoleBinding");
  private static final String SHOP = "{\"name\": \"shop\", \"namespace\": \"test\"}";
  private static final String CART = "{\"name\": \"cart\", \"namespace\": \"test\"}";

  private final BareApiServer api = BareApiServer.boot(Cache.ofUser(), RUN);
  private final List<String> login = login();

  @AfterAll
  void end() {
    api.close();
  }

  /** Installs the permissions of the chart, and logs in with them. */
  private List<String> login() {
    KubernetesClient client = api.client();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    List<HasMetadata> permissions =
        client.load(new ByteArrayInputStream(chart().getBytes(StandardCharsets.UTF_8))).items();
    permissions.removeIf(object -> !PERMISSIONS.contains(object.getKind()));
    permissions.forEach(object -> client.resource(object).inNamespace(NAMESPACE).create());
    String account =
        permissions.stream()
            .filter(object -> object.getKind().equals("ServiceAccount"))
            .map(object -> object.getMetadata().getName())
            .findFirst()
            .orElseThrow();
    // What a pod finds in its files.
    return List.of(
        "-Dkubernetes.auth.tryKubeConfig=false",
        "-Dkubernetes.master=" + client.getMasterUrl(),
        "-Dkubernetes.certs.ca.file=" + client.getConfiguration().getCaCertFile(),
        "-Dkubernetes.auth.token=" + AccountToken.of(client, NAMESPACE, account),
        "-Dkubernetes.namespace=" + NAMESPACE);
  }

  private static String chart() {
    try {
      return new Helm(SOURCES.resolve("helm/load-tester"))
          .template()
          .withName("load-tester")
          .withNamespace(NAMESPACE)
          .set("image.repository", "registry.example/load-tester")
          .call();
    } finally {
      Endings.takeBack();
    }
  }

  private LoadTesterRun start() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    // By this variable it knows that it is in a pod.
    Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "127.0.0.1");
    return LoadTesterRun.start(RUN.resolve("logs"), port, login, pod);
  }

  private static int ask(LoadTesterRun run, String path, String canary) {
    return run.post(path, canary).statusCode();
  }

  @Test
  void open_gates_survive_a_load_tester_that_is_killed() throws IOException {
    try (LoadTesterRun first = start()) {
      assertThat(ask(first, "/gate/check", SHOP)).isEqualTo(403);
      assertThat(ask(first, "/gate/open", SHOP)).isEqualTo(202);
      assertThat(ask(first, "/rollback/open", CART)).isEqualTo(202);
      first.daemon().kill();
    }
    try (LoadTesterRun second = start()) {
      assertThat(ask(second, "/gate/check", SHOP)).isEqualTo(200);
      assertThat(ask(second, "/rollback/check", SHOP)).isEqualTo(403);
      assertThat(ask(second, "/gate/check", CART)).isEqualTo(403);
      assertThat(ask(second, "/rollback/check", CART)).isEqualTo(200);
      assertThat(ask(second, "/gate/close", SHOP)).isEqualTo(202);
      second.daemon().kill();
    }
    try (LoadTesterRun third = start()) {
      assertThat(ask(third, "/gate/check", SHOP)).isEqualTo(403);
      assertThat(ask(third, "/rollback/check", CART)).isEqualTo(200);
    }
  }

  @Test
  void replicas_agree_at_once() throws IOException {
    String order = "{\"name\": \"order\", \"namespace\": \"test\"}";
    try (LoadTesterRun one = start();
        LoadTesterRun other = start()) {
      assertThat(ask(one, "/gate/open", order)).isEqualTo(202);
      assertThat(ask(other, "/gate/check", order)).isEqualTo(200);
      assertThat(ask(other, "/gate/close", order)).isEqualTo(202);
      assertThat(ask(one, "/gate/check", order)).isEqualTo(403);
    }
  }
}
