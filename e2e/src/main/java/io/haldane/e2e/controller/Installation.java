package io.haldane.e2e.controller;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Kubeconfig;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.process.Endings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Haldane installed by its chart: CRDs, ServiceAccount and permissions are the chart's, and its
 * flags are those of the chart's Deployment. Only its pods are processes of this machine, see
 * {@link ControllerRun}.
 */
public final class Installation {
  /** Where it is installed, and where it holds its election. */
  public static final String NAMESPACE = "haldane-system";

  private static final String RELEASE = "haldane";

  private final Path kubeconfig;
  private final List<String> flags;

  private Installation(Path kubeconfig, List<String> flags) {
    this.kubeconfig = kubeconfig;
    this.flags = flags;
  }

  /** One that is there already, or needs nothing. */
  public static Installation of(Path kubeconfig, List<String> flags) {
    return new Installation(kubeconfig, List.copyOf(flags));
  }

  /**
   * Renders the chart and applies it.
   *
   * @param chart the folder of the chart
   * @param values of the chart, as YAML
   */
  public static Installation install(ControlPlane plane, Path chart, String values) {
    KubernetesClient client = plane.client();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .createOr(NonDeletingOperation::update);
    applyCrds(client, chart);
    List<HasMetadata> objects = load(client, render(chart, values));
    Deployment deployment =
        objects.stream()
            .filter(Deployment.class::isInstance)
            .map(Deployment.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the chart has no Deployment"));
    Stream<HasMetadata> others = objects.stream().filter(object -> object != deployment);
    others.forEach(object -> Manifests.apply(client, object));
    var pod = deployment.getSpec().getTemplate().getSpec();
    String token = AccountToken.of(client, NAMESPACE, pod.getServiceAccountName());
    Path kubeconfig =
        Kubeconfig.write(
            plane.run().resolve("haldane.kubeconfig"), plane.server(), plane.authority(), token);
    return new Installation(kubeconfig, List.copyOf(pod.getContainers().getFirst().getArgs()));
  }

  /** What the chart's Deployment passes to the controller, and how to reach the cluster. */
  List<String> flags() {
    List<String> all = new ArrayList<>(flags);
    all.add("-kubeconfig=" + kubeconfig);
    return all;
  }

  private static void applyCrds(KubernetesClient client, Path chart) {
    try (var files = Files.list(chart.resolve("crds"))) {
      files.sorted().forEach(file -> Manifests.apply(client, file));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the CRDs of " + chart, e);
    }
  }

  private static String render(Path chart, String values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return new Helm(chart)
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withValuesFile(file)
            .skipCrds()
            .call();
      } finally {
        Endings.takeBack();
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the values of the chart", e);
    }
  }

  private static List<HasMetadata> load(KubernetesClient client, String yaml) {
    return client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
  }
}
