package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** There are no pods to release, or none that serve. */
public final class NoReplicas implements Check {
  private static final Code CODE =
      Code.warning(
          "no-replicas",
          "A workload is scaled to zero where pods are needed.",
          "Scale it up, or name its autoscaler in spec.autoscalerRef.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    if (s.spec().autoscalerRef() != null) {
      return List.of();
    }
    // Between runs the target has no pods on purpose.
    return s
        .primary()
        .or(s::target)
        .filter(NoReplicas::isZero)
        .map(workload ->
            "%s %s has 0 replicas."
                .formatted(workload.path("kind").asText(), workload.at("/metadata/name").asText()))
        .stream()
        .toList();
  }

  private static boolean isZero(ObjectNode workload) {
    return workload.at("/spec/replicas").isNumber() && workload.at("/spec/replicas").asInt() == 0;
  }
}
