package io.haldane.e2e.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.e2e.process.Until;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** YAML into the cluster, as {@code kubectl apply --server-side} does it. */
public final class Manifests {
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("e2e")
          .withForce(true)
          .build();

  private Manifests() {}

  public static void apply(KubernetesClient client, Path file) {
    try {
      apply(client, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  /** A file that lies beside the classes of this module. */
  public static void applyResource(KubernetesClient client, String name) {
    try (InputStream yaml =
        Manifests.class.getClassLoader().getResourceAsStream("io/haldane/e2e/" + name)) {
      apply(
          client,
          new String(Objects.requireNonNull(yaml, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + name, e);
    }
  }

  public static void apply(KubernetesClient client, HasMetadata object) {
    client.resource(object).patch(APPLY);
  }

  /** Applies each object in order; CRDs are waited for. */
  public static void apply(KubernetesClient client, String yaml) {
    List<HasMetadata> objects =
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
    objects.forEach(object -> apply(client, object));
    objects.stream()
        .filter(CustomResourceDefinition.class::isInstance)
        .forEach(crd -> awaitEstablished(client, crd.getMetadata().getName()));
  }

  private static void awaitEstablished(KubernetesClient client, String name) {
    Until.holds(
        name + " to be established",
        Duration.ofSeconds(30),
        () -> {
          var crd = client.apiextensions().v1().customResourceDefinitions().withName(name).get();
          return crd != null
              && crd.getStatus() != null
              && crd.getStatus().getConditions() != null
              && crd.getStatus().getConditions().stream()
                  .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
        });
  }
}
