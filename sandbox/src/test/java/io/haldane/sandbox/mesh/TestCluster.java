package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Kubernetes API with what a test puts in, all in namespace {@code test}. */
public final class TestCluster implements AutoCloseable {
  private static final Logger SERVER_LOG = Logger.getLogger("io.fabric8.mockwebserver");
  static final String NAMESPACE = "test";

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(),
          new MockWebServer(),
          new HashMap<>(),
          new KubernetesCrudDispatcher(List.of()),
          false);
  private final KubernetesClient client;

  public TestCluster() {
    SERVER_LOG.setLevel(Level.WARNING);
    server.init();
    client = server.createClient();
  }

  public KubernetesClient client() {
    return client;
  }

  /** A Service that selects pods by {@code app}. */
  public TestCluster service(String name, String app) {
    client
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .addToSelector("app", app)
                .endSpec()
                .build())
        .create();
    return this;
  }

  /** A pod of the workload {@code app}. */
  public TestCluster pod(String name, String app, String address, boolean ready) {
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .addToLabels("app", app)
                .addToAnnotations(Map.of(Endpoint.ADDRESS, address, Endpoint.WORKLOAD, app))
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build())
        .create();
    return this;
  }

  void setReady(String pod, boolean ready) {
    client
        .pods()
        .inNamespace(NAMESPACE)
        .withName(pod)
        .editStatus(old ->
            new PodBuilder(old)
                .editStatus()
                .editFirstCondition()
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build());
  }

  /** Creates or replaces a routing object. */
  TestCluster route(String yaml) {
    GenericKubernetesResource resource = routeOf(yaml);
    var place =
        client
            .genericKubernetesResources(contextOf(resource.getApiVersion()))
            .inNamespace(NAMESPACE)
            .resource(resource);
    if (place.get() == null) {
      place.create();
    } else {
      place.update();
    }
    return this;
  }

  static GenericKubernetesResource routeOf(String yaml) {
    GenericKubernetesResource resource =
        Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    resource.getMetadata().setNamespace(NAMESPACE);
    return resource;
  }

  private static ResourceDefinitionContext contextOf(String apiVersion) {
    return RouteKind.ALL.stream()
        .map(RouteKind::context)
        .filter(kind -> apiVersion.equals(kind.getGroup() + "/" + kind.getVersion()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
