package io.haldane.api.v1beta1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link CanaryStatus} under change; not thread-safe. */
public final class StatusEdit {
  private CanaryPhase phase = CanaryPhase.NEW;
  private @Nullable Integer failedChecks;
  private @Nullable Integer canaryWeight;
  private @Nullable Integer iterations;
  private @Nullable String sessionAffinityCookie;
  private @Nullable String primarySessionAffinityCookie;
  private @Nullable String previousSessionAffinityCookie;
  private Map<String, String> trackedConfigs = Map.of();
  private @Nullable String lastAppliedSpec;
  private @Nullable String lastPromotedSpec;
  private @Nullable String lastTransitionTime;
  private List<Condition> conditions = List.of();
  private @Nullable String nextAnalysisTime;
  private @Nullable String runStartedAt;
  private @Nullable Boolean owesPostRollout;
  private @Nullable Boolean analysisStarted;
  private @Nullable Boolean mirrored;
  private @Nullable Boolean paused;
  private @Nullable String queuedAt;
  private @Nullable String failure;
  private @Nullable Integer readyPods;
  private @Nullable String fewerPodsSince;
  private Map<String, String> commands = Map.of();
  private List<CheckResult> checks = List.of();
  private List<Announcement> announcements = List.of();
  private @Nullable String provider;
  private @Nullable Long observedGeneration;
  private @Nullable RunRecord run;
  private List<PastRun> pastRuns = List.of();

  StatusEdit() {}

  StatusEdit(CanaryStatus status) {
    phase = status.phase();
    failedChecks = status.failedChecks();
    canaryWeight = status.canaryWeight();
    iterations = status.iterations();
    sessionAffinityCookie = status.sessionAffinityCookie();
    primarySessionAffinityCookie = status.primarySessionAffinityCookie();
    previousSessionAffinityCookie = status.previousSessionAffinityCookie();
    trackedConfigs = status.trackedConfigs();
    lastAppliedSpec = status.lastAppliedSpec();
    lastPromotedSpec = status.lastPromotedSpec();
    lastTransitionTime = status.lastTransitionTime();
    conditions = status.conditions();
    nextAnalysisTime = status.nextAnalysisTime();
    runStartedAt = status.runStartedAt();
    owesPostRollout = status.owesPostRollout();
    analysisStarted = status.analysisStarted();
    mirrored = status.mirrored();
    paused = status.paused();
    queuedAt = status.queuedAt();
    failure = status.failure();
    readyPods = status.readyPods();
    fewerPodsSince = status.fewerPodsSince();
    commands = status.commands();
    checks = status.checks();
    announcements = status.announcements();
    provider = status.provider();
    observedGeneration = status.observedGeneration();
    run = status.run();
    pastRuns = status.pastRuns();
  }

  public StatusEdit phase(CanaryPhase value) {
    phase = value;
    return this;
  }

  public StatusEdit failedChecks(@Nullable Integer value) {
    failedChecks = value;
    return this;
  }

  public StatusEdit canaryWeight(@Nullable Integer value) {
    canaryWeight = value;
    return this;
  }

  public StatusEdit iterations(@Nullable Integer value) {
    iterations = value;
    return this;
  }

  public StatusEdit sessionAffinityCookie(@Nullable String value) {
    sessionAffinityCookie = value;
    return this;
  }

  public StatusEdit primarySessionAffinityCookie(@Nullable String value) {
    primarySessionAffinityCookie = value;
    return this;
  }

  public StatusEdit previousSessionAffinityCookie(@Nullable String value) {
    previousSessionAffinityCookie = value;
    return this;
  }

  public StatusEdit trackedConfigs(Map<String, String> value) {
    trackedConfigs = value;
    return this;
  }

  public StatusEdit lastAppliedSpec(@Nullable String value) {
    lastAppliedSpec = value;
    return this;
  }

  public StatusEdit lastPromotedSpec(@Nullable String value) {
    lastPromotedSpec = value;
    return this;
  }

  public StatusEdit lastTransitionTime(@Nullable String value) {
    lastTransitionTime = value;
    return this;
  }

  public StatusEdit conditions(List<Condition> value) {
    conditions = value;
    return this;
  }

  public StatusEdit nextAnalysisTime(@Nullable String value) {
    nextAnalysisTime = value;
    return this;
  }

  public StatusEdit runStartedAt(@Nullable String value) {
    runStartedAt = value;
    return this;
  }

  public StatusEdit owesPostRollout(@Nullable Boolean value) {
    owesPostRollout = value;
    return this;
  }

  public StatusEdit analysisStarted(@Nullable Boolean value) {
    analysisStarted = value;
    return this;
  }

  public StatusEdit mirrored(@Nullable Boolean value) {
    mirrored = value;
    return this;
  }

  public StatusEdit paused(@Nullable Boolean value) {
    paused = value;
    return this;
  }

  public StatusEdit queuedAt(@Nullable String value) {
    queuedAt = value;
    return this;
  }

  public StatusEdit failure(@Nullable String value) {
    failure = value;
    return this;
  }

  public StatusEdit readyPods(@Nullable Integer value) {
    readyPods = value;
    return this;
  }

  public StatusEdit fewerPodsSince(@Nullable String value) {
    fewerPodsSince = value;
    return this;
  }

  public StatusEdit commands(Map<String, String> value) {
    commands = value;
    return this;
  }

  public StatusEdit checks(List<CheckResult> value) {
    checks = value;
    return this;
  }

  public StatusEdit announcements(List<Announcement> value) {
    announcements = value;
    return this;
  }

  public StatusEdit provider(@Nullable String value) {
    provider = value;
    return this;
  }

  public StatusEdit observedGeneration(@Nullable Long value) {
    observedGeneration = value;
    return this;
  }

  public StatusEdit run(@Nullable RunRecord value) {
    run = value;
    return this;
  }

  public StatusEdit pastRuns(List<PastRun> value) {
    pastRuns = value;
    return this;
  }

  public CanaryStatus done() {
    return new CanaryStatus(
        phase,
        failedChecks,
        canaryWeight,
        iterations,
        sessionAffinityCookie,
        primarySessionAffinityCookie,
        previousSessionAffinityCookie,
        trackedConfigs,
        lastAppliedSpec,
        lastPromotedSpec,
        lastTransitionTime,
        conditions,
        nextAnalysisTime,
        runStartedAt,
        owesPostRollout,
        analysisStarted,
        mirrored,
        paused,
        queuedAt,
        failure,
        readyPods,
        fewerPodsSince,
        commands,
        checks,
        announcements,
        provider,
        observedGeneration,
        run,
        pastRuns);
  }
}
