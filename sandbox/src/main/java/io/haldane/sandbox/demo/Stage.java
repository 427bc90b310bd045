package io.haldane.sandbox.demo;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * The workload of the story, its canary, and how a version of it is released: by changing its
 * image.
 */
final class Stage {
  static final String NAMESPACE = "demo";
  static final String NAME = "podinfo";

  /** Where users of the workload send their requests. */
  static final URI ADDRESS = URI.create("http://podinfo.demo/");

  private final KubernetesClient client;
  private final Strategy strategy;
  private int released = 1;

  private Stage(KubernetesClient client, Strategy strategy) {
    this.client = client;
    this.strategy = strategy;
  }

  /** Creates the namespace, version 1 and the canary. */
  static Stage set(Sandbox sandbox, Strategy strategy) throws IOException {
    apply(sandbox, "podinfo.yaml");
    apply(sandbox, "strategy/" + strategy.word() + ".yaml");
    return new Stage(sandbox.client(), strategy);
  }

  private static void apply(Sandbox sandbox, String resource) throws IOException {
    try (InputStream manifests = Stage.class.getResourceAsStream(resource)) {
      sandbox.apply(Objects.requireNonNull(manifests, resource + " is part of the sandbox"));
    }
  }

  Strategy strategy() {
    return strategy;
  }

  synchronized Release release(ReleaseKind kind) {
    released++;
    Release release = new Release(released, kind);
    List<EnvVar> environment =
        kind.environment().entrySet().stream()
            .map(e -> new EnvVarBuilder().withName(e.getKey()).withValue(e.getValue()).build())
            .toList();
    RollableScalableResource<Deployment> target =
        client.apps().deployments().inNamespace(NAMESPACE).withName(NAME);
    Container container =
        target.require().getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setImage(release.image());
    container.setEnv(environment);
    // Without a version: the status of the deployment may change meanwhile, which is no conflict.
    target.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[%s]}}}}"
            .formatted(Serialization.asJson(container)));
    return release;
  }
}
