package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.File;
import java.util.Optional;

/** Where a cluster is and how to log in to it, as the flags and the surroundings say. */
final class Logins {
  private Logins() {}

  /**
   * Without any flag the service account of the pod, or the user's own kubeconfig.
   *
   * @throws Unreadable when there is neither, or a kubeconfig that cannot be read
   */
  static Config of(Optional<String> kubeconfig, Optional<String> master) throws Unreadable {
    Config base =
        kubeconfig.isPresent()
            ? named(new File(kubeconfig.get()))
            : master.isPresent() ? Config.empty() : found();
    return master.map(url -> new ConfigBuilder(base).withMasterUrl(url).build()).orElse(base);
  }

  private static Config named(File file) throws Unreadable {
    if (!file.isFile()) {
      throw unreadable(
          file.getPath(), file.exists() ? "it is not a file" : "there is no such file");
    }
    if (!file.canRead()) {
      throw unreadable(file.getPath(), "this process may not read it");
    }
    try {
      return Config.fromKubeconfig(file);
    } catch (RuntimeException e) {
      throw unreadable(file.getPath(), "it is not a kubeconfig: " + cause(e));
    }
  }

  private static Config found() throws Unreadable {
    Config config;
    try {
      config = Config.autoConfigure(null);
    } catch (RuntimeException e) {
      throw unreadable(System.getenv().getOrDefault("KUBECONFIG", "~/.kube/config"), cause(e));
    }
    boolean somewhere =
        System.getenv("KUBERNETES_SERVICE_HOST") != null
            || config.getCurrentContext() != null
            || System.getenv("KUBERNETES_MASTER") != null
            || System.getProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY) != null;
    if (!somewhere) {
      throw new Unreadable(
          "There is no cluster to connect to: this process is not in a pod, and there is no kubeconfig at"
              + " ~/.kube/config or in KUBECONFIG. Set -kubeconfig=<file>, or an API server"
              + " by -master=<URL>.");
    }
    return config;
  }

  private static Unreadable unreadable(String file, String why) {
    return new Unreadable(
        "Cannot read the kubeconfig "
            + file
            + ": "
            + why
            + ". Set another one by -kubeconfig=<file>.");
  }

  /** The first line of the innermost: what the parser did not like, without what it read. */
  private static String cause(Throwable problem) {
    Throwable inner = problem;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage()).lines().findFirst().orElse("unknown");
  }
}
