package io.haldane.engine.plan;

import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.Set;

/**
 * The way in which a new version meets traffic. Alerts, metrics and the dashboard name it by this
 * type, so that all of them say the same.
 */
public sealed interface Strategy {
  /** A growing share of all requests. */
  record Weighted(WeightSteps steps) implements Strategy {}

  /** All requests that match, and no others. */
  record AbTest(int iterations) implements Strategy {}

  /** None until the checks have passed so often, then all. */
  record BlueGreen(int iterations) implements Strategy {}

  /** Iterations decide: a match beside weights only says who meets the canary first. */
  static Strategy of(Analysis analysis) {
    int iterations = analysis.iterations() == null ? 0 : analysis.iterations();
    if (iterations > 0) {
      return analysis.match().isEmpty() ? new BlueGreen(iterations) : new AbTest(iterations);
    }
    return new Weighted(WeightSteps.of(analysis));
  }

  /** The value of the label {@code deployment_strategy}. */
  default String label() {
    return switch (this) {
      case Weighted w -> "canary";
      case AbTest a -> "ab-testing";
      case BlueGreen b -> "blue-green";
    };
  }

  /** Whether all users meet the canary for one more judgement before it is promoted. */
  default boolean switches(Set<Feature> features) {
    return switch (this) {
      case Weighted w -> false;
      case AbTest a -> false;
      case BlueGreen b -> features.contains(Feature.WEIGHTS);
    };
  }

  /**
   * Percent of the requests that the canary gets in a run, of those that match in an A/B test.
   *
   * @param status of a canary whose new version is being judged
   */
  default int share(CanaryStatus status) {
    return switch (this) {
      case Weighted w -> status.weight();
      case AbTest a -> status.iteration() > 0 ? 100 : 0;
      case BlueGreen(int iterations) -> status.iteration() > iterations ? 100 : 0;
    };
  }

  /** Rounds of the fixed-length strategies; 0 for the weighted one. */
  default int iterationCount() {
    return switch (this) {
      case Weighted w -> 0;
      case AbTest(int iterations) -> iterations;
      case BlueGreen(int iterations) -> iterations;
    };
  }
}
