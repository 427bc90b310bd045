package io.haldane.doctor.scaling;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/** The autoscaler asks for metrics that the cluster does not have. */
public final class MetricsApi implements Check {
  private static final Code CODE =
      Code.error(
          "autoscaler-metrics-missing",
          "The autoscaler needs a metrics API that the cluster does not have.",
          "Install metrics-server, or the adapter for the custom or external metrics.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final Map<String, String> GROUPS =
      Map.of(
          "Resource", "metrics.k8s.io",
          "ContainerResource", "metrics.k8s.io",
          "Pods", "custom.metrics.k8s.io",
          "Object", "custom.metrics.k8s.io",
          "External", "external.metrics.k8s.io");

  @Override
  public List<String> find(Snapshot s) {
    return GROUPS.entrySet().stream()
        .filter(type -> NamedScaler.metrics(s, type.getKey()).findAny().isPresent())
        .map(Map.Entry::getValue)
        .filter(s.neighbors()::lacksGroup)
        .distinct()
        .sorted()
        .map(group ->
            "The cluster does not have the API %s, which the autoscaler needs.".formatted(group))
        .toList();
  }
}
