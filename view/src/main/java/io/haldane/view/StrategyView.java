package io.haldane.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.SessionAffinity;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.plan.WeightSteps;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a new version meets traffic: the engine's plan and what the router can do, for people.
 *
 * @param kind {@code weighted}, {@code ab-test}, {@code blue-green} or {@code skip} (no analysis)
 * @param steps weights in percent that a weighted canary goes through; empty for the others
 * @param iterations rounds of checks of an A/B test or blue/green; 0 for the others
 * @param switches whether all users are sent to the canary after the last round; blue/green only
 * @param mirrored whether requests of the primary are copied to the canary first
 * @param match who is sent to the canary, one alternative each, for people: all that meet it in an
 *     A/B test, and everyone who meets it from the first step on when weighted
 * @param stepBack percent per step by which the primary takes over again; 0 for all at once
 * @param affinity cookie that keeps users on the version that they met; absent when nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyView(
    String kind,
    List<Integer> steps,
    int iterations,
    boolean switches,
    boolean mirrored,
    List<String> match,
    int stepBack,
    @Nullable String affinity) {

  private static final StrategyView SKIP =
      new StrategyView("skip", List.of(), 0, false, false, List.of(), 0, null);

  /**
   * @param router of the canary; one that is not known can do nothing
   */
  public static StrategyView of(Canary canary, Settings settings, RouterFacts router) {
    RunPlan plan = RunPlan.of(canary, settings);
    if (plan.skip()) {
      return SKIP;
    }
    Set<Feature> features = router instanceof RouterFacts.Known known ? known.features() : Set.of();
    Analysis analysis = canary.getSpec().analysis();
    SessionAffinity affinity = analysis.sessionAffinity();
    return new StrategyView(
        kind(plan.strategy()),
        weights(plan.strategy()),
        plan.strategy().iterationCount(),
        plan.switches(features),
        plan.mirrors(),
        analysis.match().stream().map(MatchWords::of).toList(),
        plan.stepBack(features),
        affinity == null ? null : affinity.cookieName());
  }

  private static String kind(Strategy strategy) {
    return switch (strategy) {
      case Strategy.Weighted _ -> "weighted";
      case Strategy.AbTest _ -> "ab-test";
      case Strategy.BlueGreen _ -> "blue-green";
    };
  }

  private static List<Integer> weights(Strategy strategy) {
    return strategy instanceof Strategy.Weighted(WeightSteps steps) ? steps.weights() : List.of();
  }
}
