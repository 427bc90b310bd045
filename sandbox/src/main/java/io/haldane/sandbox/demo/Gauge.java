package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;

/**
 * How far a release is, in its strategy's own terms.
 *
 * @param part of the bar that is full, 0 to 1
 * @param copies whether it is copies that the canary gets
 * @param word at most six letters: {@code 20 %}, {@code 3/5}, {@code copies}, {@code switch}
 */
record Gauge(float part, boolean copies, String word) {

  static Gauge of(Strategy strategy, CanaryStatus status) {
    String step = Steps.at(strategy, status).orElse("");
    boolean promoting = status.phase() == CanaryPhase.PROMOTING;
    return switch (strategy) {
      case CANARY, MIRROR ->
          step.equals(Strategy.COPIES)
              ? new Gauge(1, true, step)
              : new Gauge(status.weight() / 100f, false, status.weight() + " %");
      case AB -> promoting ? new Gauge(1, false, "passed") : round(strategy, step);
      case BLUE_GREEN ->
          promoting || step.equals(Strategy.SWITCH)
              ? new Gauge(1, false, Strategy.SWITCH)
              : round(strategy, step);
    };
  }

  private static Gauge round(Strategy strategy, String step) {
    if (step.isEmpty()) {
      return new Gauge(0, false, "");
    }
    float part = Float.parseFloat(step) / strategy.rounds();
    return new Gauge(part, false, step + "/" + strategy.rounds());
  }
}
