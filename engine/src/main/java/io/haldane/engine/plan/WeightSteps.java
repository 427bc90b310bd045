package io.haldane.engine.plan;

import io.haldane.api.v1beta1.Analysis;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The weights that a canary goes through, in percent, ascending; the last one is the weight from
 * which it is promoted.
 */
public record WeightSteps(List<Integer> weights) {
  public WeightSteps {
    weights = List.copyOf(weights);
  }

  /**
   * Steps of {@code stepWeight} until {@code maxWeight} is reached or passed, else {@code
   * stepWeights}; none when neither says anything.
   */
  public static WeightSteps of(Analysis analysis) {
    int step = analysis.stepWeight() == null ? 0 : analysis.stepWeight();
    if (step > 0) {
      int max =
          analysis.maxWeight() == null || analysis.maxWeight() <= 0 ? 100 : analysis.maxWeight();
      int count = Math.ceilDiv(Math.min(max, 100), step);
      return new WeightSteps(
          IntStream.rangeClosed(1, count).mapToObj(i -> Math.min(100, i * step)).toList());
    }
    return new WeightSteps(
        analysis.stepWeights().stream()
            .map(weight -> (int) Math.clamp(Math.floor(weight), 0, 100))
            .filter(weight -> weight > 0)
            .distinct()
            .sorted()
            .toList());
  }

  public boolean isEmpty() {
    return weights.isEmpty();
  }

  /** The smallest step above the weight; empty when the weight is the last one or beyond. */
  public OptionalInt after(int weight) {
    return weights.stream().mapToInt(Integer::intValue).filter(step -> step > weight).findFirst();
  }

  public int last() {
    return weights.isEmpty() ? 100 : weights.getLast();
  }
}
