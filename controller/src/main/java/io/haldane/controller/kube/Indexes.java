package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.workload.NeighborWorkload;
import io.haldane.engine.workload.ScalerKind;
import io.haldane.engine.world.PodLabel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds objects by other keys than their names, without reading all of a kind. */
final class Indexes {
  static final String POD_LABEL = "podLabel";
  static final String CANARY = "canary";

  private Indexes() {}

  /**
   * Those of one kind; none for most kinds.
   *
   * @param podLabels keys of labels by which workloads are found
   */
  static <T extends HasMetadata> Map<String, Function<T, List<String>>> of(
      Kind kind, Set<String> podLabels) {
    if (kind.kind().equals(Canary.KIND)) {
      return Claims.index();
    }
    if (kind.apiVersion().equals("apps/v1") && NeighborWorkload.KINDS.contains(kind.kind())) {
      return Map.of(POD_LABEL, workload -> podLabels(LiveObjects.shared(workload), podLabels));
    }
    return isScaler(kind) ? Map.of(CANARY, scaler -> canary(LiveObjects.shared(scaler))) : Map.of();
  }

  private static boolean isScaler(Kind kind) {
    return Arrays.stream(ScalerKind.values())
        .anyMatch(scaler ->
            scaler.apiVersion().equals(kind.apiVersion()) && scaler.kind().equals(kind.kind()));
  }

  private static List<String> podLabels(JsonNode workload, Set<String> keys) {
    return PodLabel.of(workload, keys).stream().map(Indexes::key).toList();
  }

  static String key(PodLabel label) {
    return label.namespace() + "/" + label.label() + "=" + label.value();
  }

  /** The canary that an object was made for. */
  private static List<String> canary(JsonNode object) {
    return object
        .at("/metadata/ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("kind").asText().equals(Canary.KIND))
        .map(owner -> owner.path("uid").asText())
        .toList();
  }
}
