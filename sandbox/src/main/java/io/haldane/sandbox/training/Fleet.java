package io.haldane.sandbox.training;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Some workloads with canaries, which are released together. */
final class Fleet {
  /** Enough for what is done often to be seen as such. */
  private static final int SIZE = 8;

  static final String NAMESPACE = "training";

  /** One of its canaries. */
  static final String FIRST = "app-1";

  private static final String MANIFEST = "app.yaml";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final int PATIENCE_MINUTES = 2;

  private final Sandbox sandbox;
  private final List<String> names =
      IntStream.rangeClosed(1, SIZE).mapToObj(number -> "app-" + number).toList();

  Fleet(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** From nothing to a second version that has proven itself everywhere. */
  void live() throws IOException {
    String manifest = manifest();
    for (String name : names) {
      String own = manifest.replace("${name}", name);
      sandbox.apply(new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8)));
    }
    await(CanaryPhase.INITIALIZED);
    names.forEach(this::release);
    await(CanaryPhase.SUCCEEDED);
  }

  private void release(String name) {
    sandbox
        .client()
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName(name)
        .patch(
            MERGE,
            """
            {"spec": {"template": {"metadata": {"annotations": {"release": "2"}}}}}
            """);
  }

  private void await(CanaryPhase phase) {
    for (String name : names) {
      sandbox
          .client()
          .resources(Canary.class)
          .inNamespace(NAMESPACE)
          .withName(name)
          .waitUntilCondition(
              canary -> canary != null && canary.statusOrEmpty().phase() == phase,
              PATIENCE_MINUTES,
              TimeUnit.MINUTES);
    }
  }

  private static String manifest() throws IOException {
    try (InputStream stream = Fleet.class.getResourceAsStream(MANIFEST)) {
      return new String(
          Objects.requireNonNull(stream, MANIFEST + " is part of the sandbox").readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }
}
