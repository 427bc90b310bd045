package io.haldane.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.LiveObjects;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.api.SandboxApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** An API server over HTTP with objects that nobody changes, and a kubeconfig for it. */
final class TestCluster implements AutoCloseable {
  private final SandboxApi api = SandboxApi.start(KindSet.ISTIO);
  private final KubernetesClient client = api.client();
  private final Path kubeconfig;

  TestCluster() throws IOException {
    kubeconfig = Files.createTempFile("haldane-cli-", ".kubeconfig");
    Files.writeString(kubeconfig, login(api.url()));
  }

  static String login(String server) {
    return login(server, "shop");
  }

  static String login(String server, String namespace) {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: test, cluster: {server: "%s"}}]
    users: [{name: somebody, user: {token: secret}}]
    contexts:
    - {name: test, context: {cluster: test, user: somebody, namespace: %s}}
    current-context: test
    """
        .formatted(server, namespace);
  }

  SandboxApi api() {
    return api;
  }

  KubernetesClient client() {
    return client;
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  Shell shell() {
    return new Shell("--kubeconfig", kubeconfig.toString());
  }

  /** Creates the objects of a file of the tests, with their status. */
  TestCluster with(String file) {
    try (InputStream yaml = TestCluster.class.getResourceAsStream(file)) {
      client.load(Objects.requireNonNull(yaml, file)).items().forEach(this::create);
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private void create(HasMetadata object) {
    ObjectNode tree = LiveObjects.toJson(object);
    client.resource(object).create();
    if (tree.path("status").isObject()) {
      ObjectNode patch = tree.objectNode();
      patch.set("status", tree.get("status"));
      client
          .genericKubernetesResources(object.getApiVersion(), object.getKind())
          .inNamespace(object.getMetadata().getNamespace())
          .withName(object.getMetadata().getName())
          .subresource("status")
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    }
  }

  /** Changes the status of a canary in namespace shop. */
  void status(String canary, String json) {
    client
        .genericKubernetesResources("flagger.app/v1beta1", "Canary")
        .inNamespace("shop")
        .withName(canary)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":" + json + "}");
  }

  GenericKubernetesResource canary(String name) {
    return client
        .genericKubernetesResources("flagger.app/v1beta1", "Canary")
        .inNamespace("shop")
        .withName(name)
        .get();
  }

  @Override
  public void close() {
    client.close();
    api.close();
    try {
      Files.deleteIfExists(kubeconfig);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
