package io.haldane.engine.phase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.EventKind;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.problem.UnreadableFields;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.StepTimes;
import io.haldane.engine.workload.Bodies;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.Selector;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The canary is being deleted: its workload serves alone again before the primary may go. */
public final class Terminate {
  private Terminate() {}

  public static Decision decide(World world) {
    Canary canary = world.canary();
    DecisionBuilder draft = DecisionBuilder.exactly(world);
    if (!Finalizers.isSet(canary)) {
      return draft.done(Reasons.of("gone", "the canary is being deleted"), new Wake.OnChange());
    }
    if (!asksForRevert(canary)) {
      return release(draft, world, "no revert is requested");
    }
    if (canary.statusOrEmpty().phase() != CanaryPhase.TERMINATING) {
      draft.phase(CanaryPhase.TERMINATING);
      draft.status().nextAnalysisTime(null);
      draft.event("Terminating canary " + canary.title());
      return draft.done(Reasons.of("terminate", "the canary is being deleted"), new Wake.Now());
    }
    if (UnreadableFields.hide(canary, "targetRef")) {
      stuck(draft, world, targetUnknown());
      return draft.done(Reasons.of("terminate", "the target is not known"), new Wake.OnChange());
    }
    Optional<Instant> settled = StepTimes.instant(canary.statusOrEmpty().nextAnalysisTime());
    return settled.isPresent() ? settle(draft, world, settled.get()) : giveBack(draft, world);
  }

  /**
   * The finalizer was set because it was asked for; what cannot be read does not take that back.
   */
  private static boolean asksForRevert(Canary canary) {
    Boolean asked = canary.getSpec().revertOnDeletion();
    return asked == null ? UnreadableFields.hide(canary, "revertOnDeletion") : asked;
  }

  private static Problem targetUnknown() {
    return new Problem(
        UnreadableFields.REASON,
        "the primary keeps serving because spec.targetRef cannot be read; correct it, or set spec.revertOnDeletion to false to remove everything");
  }

  /** First the pods, then the Service and the route that lead to them. */
  private static Decision giveBack(DecisionBuilder draft, World world) {
    Canary canary = world.canary();
    Optional<Workload> workload =
        Workload.of(canary, world.settings(), world.live())
            .filter(Workload::targetExists)
            // Whatever revision its users meet goes on serving them without us.
            .filter(found -> !TargetKinds.promotesByName(canary));
    if (workload.isPresent() && !serves(draft, world, workload.get())) {
      return draft.done(
          Reasons.of("terminate", "the target is not ready yet"), new Wake.OnChange());
    }
    Optional<Instant> unheard = workload.flatMap(found -> world.unheard(found.target()));
    if (unheard.isPresent()) {
      return draft.done(
          Reasons.of("terminate", "proxies need time to learn of the target's pods"),
          new Wake.At(unheard.get()));
    }
    workload.flatMap(Workload::selector).ifPresent(selector -> giveBack(draft, world, selector));
    boolean routed = TargetKinds.isReachable(canary);
    if (world.router() instanceof RouterFacts.Known && routed) {
      draft.act(new Action.RestoreRoute());
    }
    // Said now, because afterwards there is no canary left to say it of.
    draft.event(EventKind.TERMINATED, "Terminated canary " + canary.title());
    Instant settled = world.now().plus(world.settings().settle());
    draft.status().nextAnalysisTime(settled.toString());
    return draft.done(Reasons.of("restore", "the target is ready"), new Wake.At(settled));
  }

  /** The primary goes with the canary, so the canary waits until nobody is sent to it any more. */
  private static Decision settle(DecisionBuilder draft, World world, Instant settled) {
    Instant latest = world.now().plus(world.settings().settle());
    Instant due = world.silence().heard(settled.isAfter(latest) ? latest : settled);
    return world.now().isBefore(due)
        ? draft.done(
            Reasons.of("settle", "proxies need time to learn the route before pods are removed"),
            new Wake.At(due))
        : release(draft, world, "the target has all traffic");
  }

  private static Decision release(DecisionBuilder draft, World world, String why) {
    draft.put(Finalizers.manifest(world.canary(), false));
    return draft.done(Reasons.of("terminated", why), new Wake.OnChange());
  }

  /**
   * A target that is gone is nothing to wait for. One that cannot get ready is: what serves now
   * would go with the canary.
   */
  private static boolean serves(DecisionBuilder draft, World world, Workload workload) {
    Optional<Scaler> scaler = Scaler.of(world.canary());
    scaler.ifPresent(found -> draft.put(found.resume()));
    if (!workload.targetScaledUp()) {
      // It is to take what the primary takes now, however small its scaler would begin.
      draft.put(workload.scaleUp(0));
      return false;
    }
    return switch (workload.targetReadiness(rule(world))) {
      case Readiness.Ready() -> true;
      case Readiness.Waiting(String why) -> false;
      case Readiness.Stuck(String why) -> workload.targetServes() || stuck(draft, world, why);
    };
  }

  private static Workload.Rule rule(World world) {
    RunPlan plan = RunPlan.of(world.canary(), world.settings());
    Instant since =
        StepTimes.instant(world.canary().statusOrEmpty().lastTransitionTime()).orElse(world.now());
    return new Workload.Rule(plan.canaryReady(), plan.deadline(), world.now(), since);
  }

  private static boolean stuck(DecisionBuilder draft, World world, String why) {
    return stuck(
        draft,
        world,
        new Problem(
            "TargetNotReady",
            "the primary keeps serving because the target has no ready pods (%s); fix the target, or set spec.revertOnDeletion to false to remove everything"
                .formatted(why)));
  }

  private static boolean stuck(DecisionBuilder draft, World world, Problem problem) {
    CanaryStatus status = world.canary().statusOrEmpty();
    boolean reported =
        Conditions.find(status, Conditions.RECONCILED)
            .map(Condition::reason)
            .filter(problem.reason()::equals)
            .isPresent();
    if (!reported) {
      draft.held(problem);
      draft.warn(
          EventKind.HELD, "Halt %s: %s".formatted(world.canary().title(), problem.message()));
    }
    return false;
  }

  /** A Service that was there before the canary selects the target's pods again. */
  private static void giveBack(DecisionBuilder draft, World world, Selector selector) {
    Canary canary = world.canary();
    if (canary.getSpec().service() == null) {
      return;
    }
    ObjectRef apex =
        new ObjectRef(
            "v1", "Service", canary.getMetadata().getNamespace(), RouteTarget.named(canary).apex());
    boolean ours =
        world.live().json(apex).map(service -> Bodies.isControlledBy(service, canary)).orElse(true);
    if (!ours && world.live().has(apex)) {
      var body = Bodies.of(apex);
      ObjectNode labels = body.putObject("spec").putObject("selector");
      selector.labels().forEach(labels::put);
      draft.put(new Manifest(apex, body, Set.of("/spec/selector"), Manifest.Mode.PATCH_ONLY));
    }
  }
}
