package io.haldane.engine.situation;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A world whose canary can be acted upon, read once and named. */
public record Situation(
    World world,
    RouterFacts.Known router,
    RunPlan plan,
    Workload workload,
    TrackedConfigs configs,
    String revision) {
  public static Situation of(World world, Workload workload) {
    if (!(world.router() instanceof RouterFacts.Known router)) {
      throw new IllegalStateException("an unknown router is a problem");
    }
    String namespace = world.canary().getMetadata().getNamespace();
    return new Situation(
        world,
        router,
        RunPlan.of(world.canary(), world.settings()),
        workload,
        TrackedConfigs.of(workload.podSpec(), namespace, world.live(), world.settings()),
        workload.revision());
  }

  /** The same for a canary that is held; empty when nothing of it can be routed. */
  public static Optional<Situation> routable(World world) {
    boolean routes =
        world.router() instanceof RouterFacts.Known known
            && known.refusals().isEmpty()
            && TargetKinds.isReachable(world.canary());
    return Optional.of(world)
        .filter(any -> routes)
        .flatMap(any -> Workload.of(any.canary(), any.settings(), any.live()))
        .filter(Workload::targetExists)
        .map(workload -> of(world, workload));
  }

  /** What is when, by the clock of this tick. */
  public StepTimes times() {
    return new StepTimes(this);
  }

  /** What is new, tried or promoted. */
  public Revisions revisions() {
    return new Revisions(this);
  }

  /** Which pods are ready. */
  public PodReadiness pods() {
    return new PodReadiness(this);
  }

  public Canary canary() {
    return world.canary();
  }

  public CanaryStatus status() {
    return canary().statusOrEmpty();
  }

  public CanaryPhase phase() {
    return status().phase();
  }

  public Instant now() {
    return world.now();
  }

  /** {@code name.namespace} of the canary, as events call it. */
  public String title() {
    return canary().title();
  }

  public String targetTitle() {
    return workload.target().name() + "." + canary().getMetadata().getNamespace();
  }

  public String primaryTitle() {
    return workload.primary().name() + "." + canary().getMetadata().getNamespace();
  }

  /** The Services that are made for it; empty for a kind of target that brings its own. */
  public Optional<Services> services() {
    return Services.of(canary(), workload, world.live());
  }

  public Optional<Scaler> scaler() {
    return Scaler.of(canary());
  }

  /** Clones that were made for another scaler than the canary names by now. */
  public List<ObjectRef> olderScalers() {
    Optional<Scaler> present = scaler();
    return world.surroundings().scalers().stream()
        .filter(clone -> present.filter(scaler -> scaler.takesOver(clone, world.live())).isEmpty())
        .toList();
  }

  /** Replicas that the scaler of the target starts from; 0 when it has none. */
  public int scalerReplicas() {
    return scaler().map(scaler -> scaler.minReplicas(world.live())).orElse(0);
  }

  /** Whether somebody asked for no further steps. */
  public boolean isPaused() {
    return Boolean.TRUE.equals(status().paused());
  }

  /** The last promotion failed: the healthy canary serves until a fix is on the primary. */
  public boolean canaryServes() {
    return DesiredTraffic.canaryServes(status());
  }
}
