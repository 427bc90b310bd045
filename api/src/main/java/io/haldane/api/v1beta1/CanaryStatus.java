package io.haldane.api.v1beta1;

import io.fabric8.crd.generator.annotation.SchemaFrom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the controller remembers of a canary; with the routing objects it is the only memory.
 *
 * <p>The fields from {@code nextAnalysisTime} on extend the API of Flagger, see docs/extensions.md.
 * Times are RFC 3339 texts.
 *
 * @param canaryWeight percent of the traffic that the canary is meant to have
 * @param lastAppliedSpec hash of the newest template that a run was made of
 * @param lastPromotedSpec hash of the template that the primary runs
 * @param nextAnalysisTime the current step is not judged before this moment
 * @param runStartedAt when the current or the last run began
 * @param owesPostRollout the run has ended and its post-rollout hooks were not called yet
 * @param analysisStarted the pre-rollout hooks of this run have passed; a waiting gate does not
 *     call them again
 * @param mirrored requests are meant to be copied to the canary
 * @param paused somebody asked for no further steps
 * @param queuedAt since when a new revision waits until it may run
 * @param failure why the last run failed, for people; gone when the next one begins
 * @param readyPods pods that the version of this run had when it was last ready, or those of the
 *     primary while it is promoted; null before it was ready for the first time
 * @param fewerPodsSince since when fewer of them are left
 * @param commands tokens of the orders by annotation that were dealt with, by verb
 * @param checks the checks of the last tick and their results
 * @param announcements what the last change has to say, see {@link Announcement}
 * @param provider that was chosen for {@code provider: auto}; null for a canary that names one
 * @param observedGeneration of the spec that this status is about; null unless it is asked for
 * @param run the record of the current run, and of the last one until it has a {@code CanaryRun};
 *     see docs/history.md
 * @param pastRuns the runs that have a {@code CanaryRun}, oldest first
 */
@Lenient
public record CanaryStatus(
    CanaryPhase phase,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer failedChecks,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer canaryWeight,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer iterations,
    @Nullable String sessionAffinityCookie,
    @Nullable String primarySessionAffinityCookie,
    @Nullable String previousSessionAffinityCookie,
    Map<String, String> trackedConfigs,
    @Nullable String lastAppliedSpec,
    @Nullable String lastPromotedSpec,
    @Nullable String lastTransitionTime,
    List<Condition> conditions,
    @Nullable String nextAnalysisTime,
    @Nullable String runStartedAt,
    @Nullable Boolean owesPostRollout,
    @Nullable Boolean analysisStarted,
    @Nullable Boolean mirrored,
    @Nullable Boolean paused,
    @Nullable String queuedAt,
    @Nullable String failure,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer readyPods,
    @Nullable String fewerPodsSince,
    Map<String, String> commands,
    List<CheckResult> checks,
    List<Announcement> announcements,
    @Nullable String provider,
    @Nullable Long observedGeneration,
    @Nullable RunRecord run,
    List<PastRun> pastRuns) {

  /** No run is that long; one more must not be fewer. */
  private static final int MOST_COUNTED = 1_000_000_000;

  public static final CanaryStatus EMPTY = new StatusEdit().done();

  public CanaryStatus {
    phase = phase == null ? CanaryPhase.NEW : phase;
    trackedConfigs = Lists.orEmpty(trackedConfigs);
    commands = Lists.orEmpty(commands);
    conditions = Lists.orEmpty(conditions);
    checks = Lists.orEmpty(checks);
    announcements = Lists.orEmpty(announcements);
    pastRuns = Lists.orEmpty(pastRuns);
  }

  /** Percent of the traffic that is meant for the canary; 0 when never set. */
  public int weight() {
    return canaryWeight == null ? 0 : Math.clamp(canaryWeight, 0, 100);
  }

  public int iteration() {
    return iterations == null ? 0 : Math.min(iterations, MOST_COUNTED);
  }

  public int failures() {
    return failedChecks == null ? 0 : Math.clamp(failedChecks, 0, MOST_COUNTED);
  }

  /** A copy to change; see {@link StatusEdit#done()}. */
  public StatusEdit edit() {
    return new StatusEdit(this);
  }
}
