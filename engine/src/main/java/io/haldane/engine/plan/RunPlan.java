package io.haldane.engine.plan;

import io.haldane.api.GoDuration;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.TargetKinds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The canary's analysis with every default filled in.
 *
 * @param interval between two judgements, and how long a step is held
 * @param threshold failed checks that end the run
 * @param stepBack percent per step back to the primary after promotion; 0 for all at once
 * @param primaryReady percent of the primary's replicas that must be available
 * @param canaryReady percent of the canary's replicas that must be available
 */
public record RunPlan(
    Duration interval,
    int threshold,
    Strategy strategy,
    int stepBack,
    boolean mirror,
    boolean skip,
    int primaryReady,
    int canaryReady,
    Duration deadline) {
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);
  private static final int DEFAULT_DEADLINE_SECONDS = 600;

  public static RunPlan of(Canary canary, Settings settings) {
    Analysis analysis = canary.getSpec().analysis();
    return new RunPlan(
        interval(analysis, settings),
        Math.max(1, or(analysis.threshold(), 1)),
        Strategy.of(analysis),
        stepBack(canary, analysis),
        Boolean.TRUE.equals(analysis.mirror()),
        Boolean.TRUE.equals(canary.getSpec().skipAnalysis()),
        or(analysis.primaryReadyThreshold(), 100),
        or(analysis.canaryReadyThreshold(), 100),
        deadline(canary.getSpec()));
  }

  /** Where a primary is promoted by name, both versions are one then, and all goes back at once. */
  private static int stepBack(Canary canary, Analysis analysis) {
    return TargetKinds.promotesByName(canary)
        ? 0
        : Math.clamp(or(analysis.stepWeightPromotion(), 0), 0, 100);
  }

  private static Duration interval(Analysis analysis, Settings settings) {
    if (settings.rehearsalInterval() != null) {
      return settings.rehearsalInterval();
    }
    Duration interval = GoDuration.parse(analysis.interval()).orElse(DEFAULT_INTERVAL);
    return interval.compareTo(settings.minInterval()) < 0 ? settings.minInterval() : interval;
  }

  private static int or(@Nullable Integer value, int fallback) {
    return value == null ? fallback : value;
  }

  /** How long a version may take to get ready. */
  public static Duration deadline(CanarySpec spec) {
    return Duration.ofSeconds(or(spec.progressDeadlineSeconds(), DEFAULT_DEADLINE_SECONDS));
  }

  /** Whether requests are copied to the canary before it answers users. */
  public boolean mirrors() {
    return mirror && !isMatched();
  }

  /** Percent per step back to the primary; 0 for all at once. */
  public int stepBack(Set<Feature> router) {
    return router.contains(Feature.WEIGHTS) ? stepBack : 0;
  }

  /** Whether all users meet the canary for one more judgement before it is promoted. */
  public boolean switches(Set<Feature> router) {
    return strategy.switches(router);
  }

  /** Whether only requests that match are split, and all others stay on the primary. */
  public boolean isMatched() {
    return strategy instanceof Strategy.AbTest;
  }

  /** What the router must be able to do. */
  public Set<Feature> requires(Canary canary) {
    EnumSet<Feature> features = EnumSet.noneOf(Feature.class);
    features.add(
        switch (strategy) {
          case Strategy.Weighted w -> Feature.WEIGHTS;
          case Strategy.AbTest a -> Feature.HEADER_MATCH;
          case Strategy.BlueGreen b -> Feature.BLUE_GREEN;
        });
    if (!canary.getSpec().analysis().match().isEmpty()) {
      features.add(Feature.HEADER_MATCH);
    }
    if (mirror) {
      features.add(Feature.MIRROR);
    }
    if (canary.getSpec().analysis().sessionAffinity() != null) {
      features.add(Feature.AFFINITY);
    }
    return features;
  }
}
