package io.haldane.metrics.custommetrics;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.ClusterPermission;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.kubernetes.ClusterServer;
import java.util.List;

/** The custom metrics API of Kubernetes, which adapters such as that of Prometheus provide. */
public final class CustommetricsProvider implements MetricProvider {
  @Override
  public String type() {
    return "custommetrics";
  }

  @Override
  public MetricCapabilities capabilities() {
    return ClusterServer.capabilities("Kubernetes custom metrics", true);
  }

  @Override
  public List<ClusterPermission> permissions() {
    return CustomMetric.API.permissions();
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return ClusterServer.open(capabilities(), backend, context, CustommetricsSource::new);
  }
}
