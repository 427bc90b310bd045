package io.haldane.engine.phase;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.workload.Bodies;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.Set;

/** The finalizer that keeps a deleted canary until its workload serves alone again. */
public final class Finalizers {
  private Finalizers() {}

  static boolean isSet(Canary canary) {
    return canary.getMetadata().getFinalizers().contains(Canary.FINALIZER);
  }

  public static boolean areWrong(Canary canary) {
    return Boolean.TRUE.equals(canary.getSpec().revertOnDeletion()) != isSet(canary);
  }

  /** Adds or removes it as {@code revertOnDeletion} says; everything else waits for that. */
  public static Decision repair(World world) {
    boolean wanted = Boolean.TRUE.equals(world.canary().getSpec().revertOnDeletion());
    return DecisionBuilder.exactly(world)
        .put(manifest(world.canary(), wanted))
        .done(
            Reasons.of(
                "prepare", wanted ? "a revert on deletion is asked for" : "no revert is requested"),
            new Wake.Now());
  }

  static Manifest manifest(Canary canary, boolean wanted) {
    ObjectRef ref =
        new ObjectRef(
            Canary.API_VERSION,
            Canary.KIND,
            canary.getMetadata().getNamespace(),
            canary.getMetadata().getName());
    ObjectNode body = Bodies.of(ref);
    ArrayNode finalizers = ((ObjectNode) body.get("metadata")).putArray("finalizers");
    List<String> others =
        canary.getMetadata().getFinalizers().stream()
            .filter(finalizer -> !finalizer.equals(Canary.FINALIZER))
            .toList();
    others.forEach(finalizers::add);
    if (wanted) {
      finalizers.add(Canary.FINALIZER);
    }
    return new Manifest(ref, body, Set.of("/metadata/finalizers"), Manifest.Mode.PATCH_ONLY);
  }
}
