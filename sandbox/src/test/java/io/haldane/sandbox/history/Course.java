package io.haldane.sandbox.history;

import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of one release as its canary describes it, reckoned apart from the engine.
 *
 * @param weights ascending, for the weighted strategy; empty when there is none
 * @param rounds of the other strategies; 0 for the weighted one
 * @param switches whether all traffic goes to the canary after the last round of blue/green
 */
record Course(
    List<Integer> weights, int rounds, boolean matching, boolean mirror, boolean switches) {

  static Course of(Look look) {
    Analysis analysis = look.spec().analysis();
    int rounds = analysis.iterations() == null ? 0 : Math.max(0, analysis.iterations());
    return new Course(
        rounds > 0 ? List.of() : weights(analysis),
        rounds,
        !analysis.match().isEmpty(),
        Boolean.TRUE.equals(analysis.mirror()),
        look.router.features().contains(Feature.WEIGHTS));
  }

  private static List<Integer> weights(Analysis analysis) {
    int step = analysis.stepWeight() == null ? 0 : analysis.stepWeight();
    if (step <= 0) {
      return analysis.stepWeights().stream().map(Double::intValue).sorted().distinct().toList();
    }
    int max = analysis.maxWeight() == null ? 100 : analysis.maxWeight();
    List<Integer> weights = new ArrayList<>();
    for (int weight = step; weights.isEmpty() || weights.getLast() < max; weight += step) {
      weights.add(Math.min(100, weight));
    }
    return weights;
  }

  /** Percent that the status means the canary to have while a run is under way. */
  int share(CanaryStatus status) {
    if (rounds == 0) {
      return status.weight();
    }
    int from = matching ? 1 : rounds + 1;
    return status.iteration() >= from ? 100 : 0;
  }

  /** Whether nothing is left to prove once this position has been judged good. */
  boolean isLast(CanaryStatus status) {
    if (rounds == 0) {
      return !weights.isEmpty() && status.weight() >= weights.getLast();
    }
    return status.iteration() >= (matching || !switches ? rounds : rounds + 1);
  }

  /** Whether one step leads from one position to the other. */
  boolean isStep(CanaryStatus from, CanaryStatus to) {
    boolean firstMirror = mirror && from.weight() == 0 && !mirrored(from);
    if (rounds > 0) {
      return to.weight() == from.weight() && to.iteration() == from.iteration() + 1;
    }
    int next = weights.stream().filter(w -> w > from.weight()).findFirst().orElse(-1);
    return to.iteration() == from.iteration()
        && (firstMirror ? to.weight() == 0 && mirrored(to) : to.weight() == next && !mirrored(to));
  }

  /** The share after one step. */
  int nextShare(CanaryStatus from) {
    if (rounds == 0) {
      boolean firstMirror = mirror && from.weight() == 0 && !mirrored(from);
      return firstMirror
          ? 0
          : weights.stream().filter(w -> w > from.weight()).findFirst().orElse(from.weight());
    }
    return share(from.edit().iterations(from.iteration() + 1).done());
  }

  static boolean mirrored(CanaryStatus status) {
    return Boolean.TRUE.equals(status.mirrored());
  }
}
