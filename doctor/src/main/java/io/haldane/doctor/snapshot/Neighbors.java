package io.haldane.doctor.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is around a canary. What was not read is absent, so that no check takes it for missing.
 *
 * @param lists objects by their kind
 * @param groups API groups of the cluster; empty when they are not known
 * @param crds CRDs of Haldane by their name; empty when they may not be read
 * @param denied what the controller would need to do and may not, such as {@code patch
 *     virtualservices.networking.istio.io}
 */
public record Neighbors(
    Map<NeighborKind, List<ObjectNode>> lists,
    Optional<Set<String>> groups,
    Optional<Map<String, ObjectNode>> crds,
    List<String> denied) {
  /** Nothing was read. */
  public static final Neighbors UNKNOWN =
      new Neighbors(Map.of(), Optional.empty(), Optional.empty(), List.of());

  public Neighbors {
    lists = Map.copyOf(lists);
    denied = List.copyOf(denied);
  }

  /** None when they were not read. */
  public List<ObjectNode> all(NeighborKind kind) {
    return lists.getOrDefault(kind, List.of());
  }

  public boolean knows(NeighborKind kind) {
    return lists.containsKey(kind);
  }

  /** Whether the cluster is known to be without that API group. */
  public boolean lacksGroup(String group) {
    return groups.filter(known -> !known.contains(group)).isPresent();
  }
}
