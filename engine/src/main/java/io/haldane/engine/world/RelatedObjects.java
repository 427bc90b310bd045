package io.haldane.engine.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.Needs;
import io.haldane.engine.workload.NeighborWorkload;
import io.haldane.engine.workload.Scaler;
import java.util.Collection;
import java.util.List;

/**
 * What stands around a canary, beside the objects that it names.
 *
 * @param workloads in its namespace whose pods carry one of {@link Needs#podLabels}, its own among
 *     them
 * @param scalers that were made for it, if {@link Needs#olderScalers} asks for them
 */
public record RelatedObjects(List<NeighborWorkload> workloads, List<ObjectRef> scalers) {
  public static final RelatedObjects NONE = new RelatedObjects(List.of(), List.of());

  public RelatedObjects {
    workloads = List.copyOf(workloads);
    scalers = List.copyOf(scalers);
  }

  /**
   * @param workloads of the {@link NeighborWorkload#KINDS}
   * @param scalers of the supported kinds; those of others are left out
   */
  public static RelatedObjects of(
      Canary canary, Collection<ObjectNode> workloads, Collection<ObjectNode> scalers) {
    return new RelatedObjects(
        workloads.stream().map(NeighborWorkload::of).toList(),
        scalers.stream()
            .filter(scaler -> Scaler.isClone(scaler, canary))
            .map(RelatedObjects::ref)
            .toList());
  }

  private static ObjectRef ref(ObjectNode object) {
    return new ObjectRef(
        object.path("apiVersion").asText(),
        object.path("kind").asText(),
        object.path("metadata").path("namespace").asText(),
        object.path("metadata").path("name").asText());
  }
}
