package io.haldane.metrics.keptn;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.ClusterPermission;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.kubernetes.ClusterServer;
import java.util.List;

/** Keptn: its operator queries the backend, and its objects have the results. */
public final class KeptnProvider implements MetricProvider {
  static final String GROUP = "metrics.keptn.sh";

  @Override
  public String type() {
    return "keptn";
  }

  @Override
  public MetricCapabilities capabilities() {
    return ClusterServer.capabilities("Keptn", false);
  }

  @Override
  public List<ClusterPermission> permissions() {
    return List.of(
        new ClusterPermission(GROUP, List.of("keptnmetrics"), List.of("get")),
        new ClusterPermission(GROUP, List.of("analyses"), List.of("get", "create", "delete")));
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return ClusterServer.open(capabilities(), backend, context, KeptnSource::new);
  }
}
