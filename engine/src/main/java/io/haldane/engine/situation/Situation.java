package io.haldane.engine.situation;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.workload.CanonicalHash;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A world whose canary can be acted upon, read once and named. */
public record Situation(
    World world,
    RouterFacts.Known router,
    RunPlan plan,
    Workload workload,
    TrackedConfigs configs,
    String revision) {
  /** RFC 3339 ends here; beyond, there is nothing that could be added to a moment. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

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

  /** Whether the target or its configuration is something that was neither tried nor promoted. */
  public boolean revisionIsNew() {
    String applied = status().lastAppliedSpec();
    if (applied == null || applied.isEmpty()) {
      return true;
    }
    boolean tried =
        revision.equals(applied) && configs.checksums().equals(status().trackedConfigs());
    // After a failed promotion the primary has the promoted version no more.
    boolean promoted =
        !canaryServes()
            && revision.equals(status().lastPromotedSpec())
            && configs.areCopied(world.live());
    return !tried && !promoted;
  }

  /**
   * Whether the primary is gone and cannot be made anew, because the target holds something that it
   * never ran.
   */
  public boolean primaryIsLost() {
    return !workload.primaryExists()
        && switch (phase()) {
          case NEW, INITIALIZING, TERMINATING, TERMINATED -> false;
          case INITIALIZED, SUCCEEDED, PROMOTING, FINALISING ->
              !revision.equals(status().lastAppliedSpec())
                  || !configs.checksums().equals(status().trackedConfigs());
          // The copies of its configuration are still there.
          case WAITING, PROGRESSING, WAITING_PROMOTION, FAILED ->
              !revision.equals(status().lastPromotedSpec()) || !configs.areCopied(world.live());
        };
  }

  /** Whether the target or its configuration is not what the present run is about. */
  public boolean isChanged() {
    return !revision.equals(status().lastAppliedSpec())
        || !configs.checksums().equals(status().trackedConfigs());
  }

  /** Whether the primary was given what the present run is about. */
  public boolean primaryHasRun() {
    return hashesAreForeign()
        || workload.primaryHas(runId(), String.valueOf(status().lastAppliedSpec()));
  }

  /**
   * Whether the remembered hashes were made by another controller, whose hashes mean nothing here.
   */
  public boolean hashesAreForeign() {
    String applied = status().lastAppliedSpec();
    return applied != null && !applied.isEmpty() && !CanonicalHash.isOurs(applied);
  }

  /** Whether somebody asked for no further steps. */
  public boolean isPaused() {
    return Boolean.TRUE.equals(status().paused());
  }

  /** The last promotion failed: the healthy canary serves until a fix is on the primary. */
  public boolean canaryServes() {
    return DesiredTraffic.canaryServes(status());
  }

  /** Changes with every run, and is the same however often one promotion is repeated. */
  public String rolloutId() {
    return rolloutId(revision, configs.checksums());
  }

  /** The promotion of the present run, whatever the target holds by now. */
  String runId() {
    return rolloutId(String.valueOf(status().lastAppliedSpec()), status().trackedConfigs());
  }

  private String rolloutId(String revision, Map<String, String> checksums) {
    String seed =
        canary().getMetadata().getUid()
            + "/"
            + revision
            + "/"
            + status().runStartedAt()
            + "/"
            + new TreeMap<>(checksums);
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether the current step has been held for its whole interval. */
  public boolean isDue() {
    return !now().isBefore(nextAnalysis().orElse(Instant.MIN));
  }

  /**
   * When the current step may be judged. A moment that is further away than one interval comes from
   * a clock that was ahead; nobody waits longer than an interval.
   */
  public Optional<Instant> nextAnalysis() {
    Instant latest = latestAnalysis();
    return instant(status().nextAnalysisTime()).map(at -> at.isAfter(latest) ? latest : at);
  }

  /** When the current run began, or the last one. */
  public Instant runStarted() {
    return instant(status().runStartedAt()).orElse(Instant.MIN);
  }

  /** When anything last happened to the canary. */
  public Instant lastChanged() {
    return instant(status().lastTransitionTime()).orElse(Instant.MIN);
  }

  /** Nothing is put off for longer than this. */
  public Instant latestAnalysis() {
    Duration settle = world.settings().settle().multipliedBy(2);
    return now().plus(settle.compareTo(plan.interval()) > 0 ? settle : plan.interval());
  }

  public static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(Instant.parse(text)).filter(LATEST::isAfter);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  public Readiness primaryReadiness() {
    return workload.primaryReadiness(rule(plan.primaryReady()));
  }

  /** Ready pods that are none serve nobody and prove nothing, whatever the threshold allows. */
  private Readiness serving(Readiness readiness) {
    if (!readiness.isReady() || workload.targetServes()) {
      return readiness;
    }
    Workload.Rule rule = rule(plan.canaryReady());
    String why = "waiting for rollout to finish: no pod is available";
    return rule.since().plus(rule.deadline()).isBefore(rule.now())
        ? new Readiness.Stuck(why)
        : new Readiness.Waiting(why);
  }

  private Workload.Rule rule(int threshold) {
    Instant since = instant(status().lastTransitionTime()).orElse(now());
    return new Workload.Rule(threshold, plan.deadline(), now(), since);
  }

  /** Whether the remembered moment comes from a clock that was ahead of ours. */
  public boolean clockWasAhead() {
    return instant(status().nextAnalysisTime())
        .map(at -> at.isAfter(latestAnalysis()))
        .orElse(false);
  }

  /** Of a primary that was given what is promoted. */
  public Readiness promotedReadiness() {
    return ReadinessHistory.of(this, primaryReadiness(), workload.primaryPodCount());
  }

  /** Also stuck when the run has waited for its first ready pods beyond the deadline. */
  public Readiness canaryReadiness() {
    if (!workload.targetScaledUp()) {
      return new Readiness.Waiting("waiting for rollout to finish: it is scaled to zero");
    }
    Readiness readiness = serving(workload.targetReadiness(rule(plan.canaryReady())));
    if (status().readyPods() != null) {
      return ReadinessHistory.of(this, readiness, workload.targetPodCount());
    }
    boolean late =
        !Boolean.TRUE.equals(status().analysisStarted())
            && instant(status().runStartedAt())
                .map(start -> start.plus(plan.deadline()).isBefore(now()))
                .orElse(false);
    return readiness instanceof Readiness.Waiting(String why) && late
        ? new Readiness.Stuck(why)
        : readiness;
  }
}
