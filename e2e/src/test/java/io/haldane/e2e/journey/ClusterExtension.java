package io.haldane.e2e.journey;

import io.haldane.e2e.Cluster;
import io.haldane.e2e.Places;
import io.haldane.e2e.controller.ControllerRun;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One cluster with one controller for all journeys of a run; they end with it. Faults get a cluster
 * without a controller: each starts its own.
 */
public final class ClusterExtension implements ParameterResolver {
  private static final int PORT = 8080;

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(ClusterExtension.class);

  static {
    // Thousands of visits would bury what is wrong with a few.
    Assertions.setMaxElementsForPrinting(40);
  }

  /** The cluster and the controller that serves it. */
  record Shared(Cluster cluster, ControllerRun controller) implements AutoCloseable {
    @Override
    public void close() {
      controller.close();
      cluster.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Cluster.class || (type == ControllerRun.class && !isFault(context));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(OURS);
    if (isFault(context)) {
      return store.computeIfAbsent(Cluster.class, _ -> bootCluster(), Cluster.class);
    }
    Shared shared = store.computeIfAbsent(Shared.class, _ -> boot(), Shared.class);
    return parameter.getParameter().getType() == Cluster.class ? shared.cluster : shared.controller;
  }

  private static boolean isFault(ExtensionContext context) {
    return context.getTags().contains("fault");
  }

  private static Cluster bootCluster() {
    return Cluster.boot(Places.ofLauncher(), part -> System.out.println("  " + part));
  }

  private static Shared boot() {
    Cluster cluster = bootCluster();
    return new Shared(cluster, cluster.controller("controller", PORT).awaitReady());
  }
}
