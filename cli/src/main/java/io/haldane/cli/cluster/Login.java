package io.haldane.cli.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.words.Nearest;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster, and as whom, as kubectl finds it.
 *
 * @param kubeconfig a file; null for {@code KUBECONFIG} or {@code ~/.kube/config}
 * @param context null for the current one
 */
public record Login(@Nullable String kubeconfig, @Nullable String context) {
  private static final int TIMEOUT_MILLIS = 10_000;

  Config config() {
    Config config = kubeconfig == null ? found() : named(new File(kubeconfig));
    checkContext(config);
    return new ConfigBuilder(config)
        .withConnectionTimeout(TIMEOUT_MILLIS)
        .withRequestTimeout(TIMEOUT_MILLIS)
        .withRequestRetryBackoffLimit(0)
        .withUserAgent("kubectl-haldane")
        .build();
  }

  private Config named(File file) {
    if (!file.isFile() || !file.canRead()) {
      throw Failure.usage(
          "There is no readable kubeconfig %s. Correct --kubeconfig.".formatted(file));
    }
    try {
      return context == null ? Config.fromKubeconfig(file) : Config.fromKubeconfig(context, file);
    } catch (RuntimeException e) {
      throw Failure.usage("%s is not a kubeconfig: %s.".formatted(file, innermost(e)));
    }
  }

  private Config found() {
    Config config;
    try {
      config = Config.autoConfigure(context);
    } catch (RuntimeException e) {
      throw Failure.usage("The kubeconfig cannot be read: %s.".formatted(innermost(e)));
    }
    if (config.getCurrentContext() == null && System.getenv("KUBERNETES_SERVICE_HOST") == null) {
      throw Failure.usage(
          "There is no cluster to connect to. Set KUBECONFIG or --kubeconfig to a file that kubectl"
              + " works with.");
    }
    return config;
  }

  private void checkContext(Config config) {
    if (context == null) {
      return;
    }
    List<String> names =
        Optional.ofNullable(config.getContexts()).orElse(List.of()).stream()
            .map(each -> each.getName())
            .toList();
    if (!names.contains(context)) {
      throw Failure.usage(
          "The kubeconfig has no context %s.%s".formatted(context, Nearest.hint(context, names)));
    }
  }

  /** The first line of it: what the parser did not like. */
  private static String innermost(Throwable problem) {
    Throwable inner = problem;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage()).lines().findFirst().orElse("unknown");
  }
}
