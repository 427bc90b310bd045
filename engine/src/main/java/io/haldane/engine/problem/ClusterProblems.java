package io.haldane.engine.problem;

import io.haldane.api.ObjectRef;
import io.haldane.engine.hook.HookLogins;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.World;
import java.util.Optional;

/** Objects that a canary needs and that are not there, or not fit. */
public final class ClusterProblems {
  /** The Services for the target, as it is now, would lead to nobody. */
  public static final String SELECTOR_CHANGED = "SelectorChanged";

  private ClusterProblems() {}

  public static Optional<Problem> of(World world, Workload workload) {
    return Problem.first(
        () ->
            Problem.when(
                !workload.targetExists(),
                "TargetMissing",
                () ->
                    "%s does not exist; apply it or correct spec.targetRef"
                        .formatted(workload.target())),
        () ->
            Problem.when(
                workload.selectsPods() && workload.selector().isEmpty(),
                "NoSelectorLabel",
                () ->
                    "%s must select its pods by one of the labels %s in spec.selector.matchLabels"
                        .formatted(workload.target(), world.settings().selectorLabels())),
        () -> workload.refusal().map(why -> new Problem("UnsupportedTarget", why)),
        () -> workload.conflict().map(why -> changed(workload, why)),
        () -> overlap(world, workload),
        () -> scaler(world),
        () -> unfitScaler(world, workload),
        () -> configs(world, workload),
        () ->
            HookLogins.gap(world.canary(), world.live())
                .map(why -> new Problem("HookSecretUnusable", why)));
  }

  public static Problem lostPrimary(Workload workload) {
    return new Problem("PrimaryMissing", workload.lostPrimary());
  }

  private static Problem changed(Workload workload, String why) {
    return new Problem(SELECTOR_CHANGED, "%s was recreated: %s".formatted(workload.target(), why));
  }

  /** Users of one workload must not be answered by another. */
  private static Optional<Problem> overlap(World world, Workload workload) {
    return SelectorOverlaps.in(world, workload).stream()
        .findFirst()
        .map(found ->
            new Problem(
                "SelectorOverlap",
                "the pods of %s carry %s, too, by which the Services of %s would select them; give one of the two workloads a label of its own in spec.selector.matchLabels"
                    .formatted(found.other(), found.labels(), workload.target())));
  }

  private static Optional<Problem> unfitScaler(World world, Workload workload) {
    return Scaler.of(world.canary())
        .flatMap(scaler -> scaler.refusal(world.live(), workload))
        .map(why -> new Problem("UnsupportedScaler", why));
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
