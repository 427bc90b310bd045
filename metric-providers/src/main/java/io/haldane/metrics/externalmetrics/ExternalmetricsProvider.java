package io.haldane.metrics.externalmetrics;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.ClusterPermission;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.kubernetes.ClusterServer;
import java.util.List;

/** The external metrics API of Kubernetes, which adapters such as KEDA provide. */
public final class ExternalmetricsProvider implements MetricProvider {
  @Override
  public String type() {
    return "externalmetrics";
  }

  @Override
  public MetricCapabilities capabilities() {
    return ClusterServer.capabilities("Kubernetes external metrics", true);
  }

  @Override
  public List<ClusterPermission> permissions() {
    return ExternalMetric.API.permissions();
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return ClusterServer.open(capabilities(), backend, context, ExternalmetricsSource::new);
  }
}
