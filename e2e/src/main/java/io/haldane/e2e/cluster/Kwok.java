package io.haldane.e2e.cluster;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A node of thousands of pods that do nothing but say that they are ready. */
public final class Kwok implements AutoCloseable {
  /** There is no scheduler: pods name it themselves. */
  public static final String NODE = "kwok-0";

  /** Wide, for an address is not given twice soon; nobody ever sends anything there. */
  private static final String PODS = "10.128.0.0/12";

  private static final String OPTIONS =
      """
      ---
      apiVersion: config.kwok.x-k8s.io/v1alpha1
      kind: KwokConfiguration
      options:
        nodeLeaseParallelism: 4
        nodePlayStageParallelism: 4
        podPlayStageParallelism: 16
      """;

  private final Daemon daemon;

  private Kwok(Daemon daemon) {
    this.daemon = daemon;
  }

  /** Starts it and waits until its node is ready. */
  public static Kwok start(Cache cache, ControlPlane plane) {
    Path config = plane.run().resolve("kwok.yaml");
    try {
      Files.writeString(config, Files.readString(cache.stages()) + OPTIONS);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + config, e);
    }
    register(plane.client());
    Daemon daemon =
        plane.daemon(
            "kwok",
            "--config=" + config,
            "--kubeconfig=" + plane.kubeconfig(User.KWOK),
            "--manage-all-nodes=true",
            "--cidr=" + PODS,
            "--v=WARN");
    Until.holds(
        "the node of kwok to be ready",
        Duration.ofSeconds(60),
        () -> {
          daemon.check();
          return ready(plane.client());
        },
        daemon::lastLines);
    return new Kwok(daemon);
  }

  public Daemon daemon() {
    return daemon;
  }

  private static void register(KubernetesClient client) {
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(NODE)
                .addToLabels("kubernetes.io/hostname", NODE)
                .endMetadata()
                .build())
        .createOr(NonDeletingOperation::update);
  }

  private static boolean ready(KubernetesClient client) {
    var node = client.nodes().withName(NODE).get();
    return node != null
        && node.getStatus() != null
        && node.getStatus().getConditions() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  @Override
  public void close() {
    daemon.close();
  }
}
