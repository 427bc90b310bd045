package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Nodes cannot be drained. */
public final class DisruptionBudget implements Check {
  private static final Code CODE =
      Code.warning(
          "disruption-budget-blocks",
          "A PodDisruptionBudget allows no pod to be evicted, so drains of nodes wait forever.",
          "Allow one disruption: set maxUnavailable to 1, or minAvailable below the number of replicas.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.neighbors().all(NeighborKind.DISRUPTION_BUDGETS).stream()
        .flatMap(budget ->
            Stream.of(s.primary(), s.target())
                .flatMap(Optional::stream)
                .filter(workload -> blocks(budget, workload))
                .limit(1)
                .map(workload ->
                    "PodDisruptionBudget %s allows no pod of %s to be evicted."
                        .formatted(KubeObjects.name(budget), KubeObjects.name(workload))))
        .toList();
  }

  private static boolean blocks(JsonNode budget, ObjectNode workload) {
    Map<String, String> labels = KubeObjects.texts(workload.at("/spec/template/metadata/labels"));
    int replicas = workload.at("/spec/replicas").asInt(1);
    JsonNode most = budget.at("/spec/maxUnavailable");
    JsonNode least = budget.at("/spec/minAvailable");
    boolean all =
        most.asText().equals("0")
            || most.asText().equals("0%")
            || least.asText().equals("100%")
            || (least.isNumber() && least.asInt() >= replicas);
    return all && replicas > 0 && KubeObjects.selects(budget.at("/spec/selector"), labels);
  }
}
