package io.haldane.cli.command;

import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.LentCluster;
import io.haldane.doctor.measure.MetricDesk;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How metrics are asked from this machine. */
final class MetricOptions {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @Option(
      names = "--metrics-server",
      paramLabel = "URL",
      description = {
        "Ask this Prometheus instead of the ones that the canary names,",
        "such as a forwarded port. Default: the addresses that the controller uses."
      })
  private @Nullable String metricsServer;

  private final List<MetricProvider> providers =
      ServiceLoader.load(MetricProvider.class).stream().map(ServiceLoader.Provider::get).toList();

  Map<String, Credentials> credentials() {
    return providers.stream()
        .collect(
            Collectors.toMap(
                MetricProvider::type, provider -> provider.capabilities().credentials()));
  }

  /** Queries go out from this machine, with the logins of the cluster's Secrets. */
  MetricDesk desk(Cluster cluster, OutboundClient client, Session session) {
    return new MetricDesk(
        providers,
        MetricContext.of(session.clock(), client, new LentCluster(cluster)),
        Optional.ofNullable(metricsServer),
        DEADLINE);
  }
}
