package io.haldane.engine;

import io.haldane.api.ObjectRef;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.Optional;

/** Objects that a canary needs and that are not there, or not fit. */
final class ClusterProblems {
  private ClusterProblems() {}

  static Optional<Problem> of(World world, Workload workload) {
    return Problem.first(
        () ->
            Problem.when(
                !workload.targetExists(),
                "TargetMissing",
                "%s does not exist; apply it or correct spec.targetRef"
                    .formatted(workload.target())),
        () ->
            Problem.when(
                workload.selectsPods() && workload.selector().isEmpty(),
                "NoSelectorLabel",
                "%s must select its pods by one of the labels %s in spec.selector.matchLabels"
                    .formatted(workload.target(), world.settings().selectorLabels())),
        () -> workload.refusal().map(why -> new Problem("UnsupportedTarget", why)),
        () -> scaler(world),
        () -> configs(world, workload));
  }

  static Problem lostPrimary(Workload workload) {
    return new Problem(
        "PrimaryMissing",
        "%s is gone and %s holds another version than the promoted one; apply the promoted version to bring it back"
            .formatted(workload.primary(), workload.target()));
  }

  private static Optional<Problem> scaler(World world) {
    return Scaler.of(world.canary())
        .filter(scaler -> !world.live().has(scaler.source()))
        .map(scaler ->
            new Problem(
                "ScalerMissing",
                "%s does not exist; apply it or remove spec.autoscalerRef"
                    .formatted(scaler.source())));
  }

  private static Optional<Problem> configs(World world, Workload workload) {
    TrackedConfigs configs =
        TrackedConfigs.of(
            workload.podSpec(),
            world.canary().getMetadata().getNamespace(),
            world.live(),
            world.settings());
    return configs.missing().stream()
        .findFirst()
        .map((ObjectRef ref) ->
            new Problem(
                "ConfigMissing",
                "%s is used by %s and does not exist; create it or mark the reference optional"
                    .formatted(ref, workload.target())));
  }
}
