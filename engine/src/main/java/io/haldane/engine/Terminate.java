package io.haldane.engine;

import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.workload.Bodies;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Selector;
import io.haldane.engine.workload.Workload;
import java.time.Instant;
import java.util.Optional;

/** The canary is being deleted: its workload serves alone again before the primary may go. */
final class Terminate {
  private Terminate() {}

  static Decision decide(World world) {
    Canary canary = world.canary();
    Draft draft = new Draft(world);
    if (!Finalizers.isSet(canary)) {
      return draft.done(Reasons.of("gone", "the canary is being deleted"), new Wake.OnChange());
    }
    if (canary.statusOrEmpty().phase() != CanaryPhase.TERMINATING) {
      draft.phase(CanaryPhase.TERMINATING);
      draft.status().nextAnalysisTime(null);
      draft.event("Terminating canary " + canary.title());
      return draft.done(Reasons.of("terminate", "the canary is being deleted"), new Wake.Now());
    }
    Optional<Workload> workload =
        Workload.of(canary, world.settings(), world.live()).filter(Workload::targetExists);
    if (workload.isPresent() && !serves(draft, world, workload.get())) {
      return draft.done(
          Reasons.of("terminate", "the target is not ready yet"), new Wake.OnChange());
    }
    workload.flatMap(Workload::selector).ifPresent(selector -> giveBack(draft, world, selector));
    if (world.router() instanceof RouterFacts.Known && canary.getSpec().service() != null) {
      draft.act(new Action.RestoreRoute());
    }
    Instant settled = workload.isPresent() ? settled(world) : world.now();
    if (world.now().isBefore(settled)) {
      draft.status().nextAnalysisTime(settled.toString());
      return draft.done(
          Reasons.of("settle", "the route needs a moment before the primary goes"),
          new Wake.At(settled));
    }
    draft.put(Finalizers.manifest(canary, false));
    return draft.done(Reasons.of("terminated", "the target serves alone"), new Wake.OnChange());
  }

  /** The primary goes with the canary, so every proxy must have heard of the target before. */
  private static Instant settled(World world) {
    Instant latest = world.now().plus(world.settings().settle());
    return Situation.instant(world.canary().statusOrEmpty().nextAnalysisTime())
        .filter(at -> at.isBefore(latest))
        .orElse(latest);
  }

  /**
   * A target that is gone is nothing to wait for; one that is stuck must not block the deletion.
   */
  private static boolean serves(Draft draft, World world, Workload workload) {
    if (!workload.targetScaledUp()) {
      draft.put(workload.scaleUp(0));
      return false;
    }
    Plan plan = Plan.of(world.canary(), world.settings());
    Workload.Rule rule = new Workload.Rule(plan.canaryReady(), plan.deadline(), world.now());
    return !(workload.targetReadiness(rule) instanceof Readiness.Waiting);
  }

  /** A Service that was there before the canary selects the target's pods again. */
  private static void giveBack(Draft draft, World world, Selector selector) {
    Canary canary = world.canary();
    if (canary.getSpec().service() == null) {
      return;
    }
    ObjectRef apex =
        new ObjectRef(
            "v1",
            "Service",
            canary.getMetadata().getNamespace(),
            new RouteTarget(canary, "", null).apex());
    boolean ours =
        world.live().json(apex).map(service -> Bodies.isControlledBy(service, canary)).orElse(true);
    if (!ours && world.live().has(apex)) {
      var body = Bodies.of(apex);
      body.putObject("spec").putObject("selector").put(selector.label(), selector.value());
      draft.put(
          new Manifest(apex, body, java.util.Set.of("/spec/selector"), Manifest.Mode.PATCH_ONLY));
    }
  }
}
