package io.haldane.load.gate;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where gates are kept. */
public final class GateChoice {
  private static final Logger LOG = Logger.getLogger(GateChoice.class);
  private static final int TIMEOUT_MILLIS = 5_000;

  private GateChoice() {}

  /**
   * A ConfigMap where there is a cluster and permission, and memory otherwise.
   *
   * @param name of the ConfigMap; empty to keep gates in memory
   */
  public static GateStore choose(String name) {
    return name.isEmpty() ? new MemoryGates() : inCluster(name).orElseGet(MemoryGates::new);
  }

  private static Optional<GateStore> inCluster(String name) {
    if (System.getenv("KUBERNETES_SERVICE_HOST") == null) {
      LOG.info("There is no cluster around this process, so gates are kept in memory.");
      return Optional.empty();
    }
    Config config =
        new ConfigBuilder(Config.autoConfigure(null))
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(1)
            .withUserAgent("haldane-load-tester")
            .build();
    ConfigMapCalls calls = new ConfigMapCalls(config, config.getNamespace(), name);
    ConfigMapGates gates = new ConfigMapGates(calls);
    Optional<String> problem = gates.problem();
    if (problem.isEmpty()) {
      return Optional.of(gates);
    }
    LOG.warnf("Gates are kept in memory, and a restart closes them. %s", problem.get());
    calls.close();
    return Optional.empty();
  }
}
