package io.haldane.engine.problem;

import io.haldane.api.ObjectRef;
import io.haldane.engine.workload.Pods;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Other workloads to which the Services of a canary would lead, too. */
public final class SelectorOverlaps {
  private SelectorOverlaps() {}

  /**
   * @param other whose pods would be selected
   * @param labels by which, as {@code app=till,tier=web}
   */
  public record Overlap(ObjectRef other, String labels) {}

  /** Those with the target or the primary of that world, in a stable order. */
  public static List<Overlap> in(World world) {
    String target = world.canary().getSpec().targetRef().name();
    boolean alone =
        world.surroundings().workloads().stream()
            .map(other -> other.ref().name())
            .allMatch(name -> name.equals(target) || name.equals(target + "-primary"));
    // Most are, and then there is nothing to compare.
    return alone
        ? List.of()
        : Workload.of(world.canary(), world.settings(), world.live())
            .map(workload -> in(world, workload))
            .orElse(List.of());
  }

  static List<Overlap> in(World world, Workload workload) {
    if (world.canary().getSpec().service() == null) {
      return List.of();
    }
    return Stream.of(workload.targetPods(), workload.primaryPods())
        .flatMap(Optional::stream)
        .flatMap(pods -> selected(world, workload, pods))
        .distinct()
        .toList();
  }

  private static Stream<Overlap> selected(World world, Workload workload, Pods pods) {
    return world.surroundings().workloads().stream()
        .filter(other -> !other.ref().equals(workload.target()))
        .filter(other -> !other.ref().equals(workload.primary()))
        .filter(other -> other.isSelectedBy(pods.all()))
        .sorted((one, two) -> one.ref().toString().compareTo(two.ref().toString()))
        .map(other -> new Overlap(other.ref(), pods.text()));
  }
}
