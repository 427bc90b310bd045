package io.haldane.cli.command;

import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Login;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster and which namespace, as kubectl has these options. */
final class ClusterOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig. Default: $KUBECONFIG or ~/.kube/config.")
  private @Nullable String kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of the kubeconfig. Default: the current one.")
  private @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "The namespace. Default: that of the context.")
  private @Nullable String namespace;

  Cluster connect() {
    return Cluster.connect(new Login(kubeconfig, context));
  }

  String namespace(Cluster cluster) {
    return namespace == null ? cluster.namespace() : namespace;
  }
}
