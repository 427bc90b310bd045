package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.Optional;

/** Which step of a strategy a status stands at, in the words of {@link Strategy#steps}. */
final class Steps {
  private Steps() {}

  /** None before the first step and after the last. */
  static Optional<String> at(Strategy strategy, CanaryStatus status) {
    if (status.phase() != CanaryPhase.PROGRESSING) {
      return Optional.empty();
    }
    return switch (strategy) {
      case CANARY -> share(status);
      case AB -> round(status);
      case BLUE_GREEN ->
          status.iteration() > strategy.rounds() ? Optional.of(Strategy.SWITCH) : round(status);
      case MIRROR ->
          Boolean.TRUE.equals(status.mirrored()) ? Optional.of(Strategy.COPIES) : share(status);
    };
  }

  private static Optional<String> share(CanaryStatus status) {
    return status.weight() > 0 ? Optional.of(String.valueOf(status.weight())) : Optional.empty();
  }

  private static Optional<String> round(CanaryStatus status) {
    return status.iteration() > 0
        ? Optional.of(String.valueOf(status.iteration()))
        : Optional.empty();
  }
}
