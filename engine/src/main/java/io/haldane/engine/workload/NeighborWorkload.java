package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.List;
import java.util.Map;

/**
 * Another workload in the namespace of a canary.
 *
 * @param labels of its pods
 */
public record NeighborWorkload(ObjectRef ref, Map<String, String> labels) {
  /** The kinds that are checked: supported ones, which may be read. */
  public static final List<String> KINDS =
      TargetKinds.all().stream().filter(TargetKind::makesPods).map(TargetKind::kind).toList();

  public NeighborWorkload {
    labels = Map.copyOf(labels);
  }

  /** One of {@link #KINDS}; without labels as long as it is not meant to have pods. */
  public static NeighborWorkload of(ObjectNode workload) {
    JsonNode metadata = workload.path("metadata");
    return new NeighborWorkload(
        new ObjectRef(
            workload.path("apiVersion").asText(),
            workload.path("kind").asText(),
            metadata.path("namespace").asText(),
            metadata.path("name").asText()),
        isAsleep(workload) ? Map.of() : labels(workload));
  }

  /** Labels of the pods that a workload makes. */
  public static Map<String, String> labels(JsonNode workload) {
    return Labels.of(PodWorkload.template(workload).at("/metadata/labels"));
  }

  private static boolean isAsleep(JsonNode workload) {
    return TargetKinds.find(workload.path("apiVersion").asText(), workload.path("kind").asText())
        .filter(kind -> kind.isAsleep(workload.path("spec")))
        .isPresent();
  }

  /** Whether a Service that selects by these labels leads to its pods. */
  public boolean isSelectedBy(Map<String, String> selector) {
    return labels.entrySet().containsAll(selector.entrySet());
  }
}
