package io.haldane.view;

import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.World;
import java.util.Optional;

/** Both workloads of a canary, as they were last read. */
public record Sides(Side primary, Side canary) {
  /** Empty when the canary names a kind that is not supported, or no target. */
  public static Optional<Sides> of(World world) {
    if (world.canary().getSpec() == null || world.canary().getSpec().targetRef() == null) {
      return Optional.empty();
    }
    return Workload.of(world.canary(), world.settings(), world.live())
        .map(workload ->
            new Sides(
                Side.of(workload.primary(), world.live()),
                Side.of(workload.target(), world.live())));
  }
}
