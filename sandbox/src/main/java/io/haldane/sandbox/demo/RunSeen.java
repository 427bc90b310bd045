package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one release, status by status.
 *
 * @param started whether its run has begun; an end that was there before does not count
 * @param steps that it went through, see {@link Strategy#step}
 * @param failed the checks that failed, newest verdict of each
 * @param end {@code SUCCEEDED} or {@code FAILED}
 */
record RunSeen(
    Strategy strategy,
    boolean started,
    List<String> steps,
    List<CheckResult> failed,
    Optional<CanaryPhase> end) {

  static RunSeen nothing(Strategy strategy) {
    return new RunSeen(strategy, false, List.of(), List.of(), Optional.empty());
  }

  RunSeen and(CanaryStatus status) {
    if (!status.phase().running() && !started) {
      return this;
    }
    return new RunSeen(strategy, true, steps(status), failed(status), end(status.phase()));
  }

  boolean over() {
    return end.isPresent();
  }

  private List<String> steps(CanaryStatus status) {
    Optional<String> step = Steps.at(strategy, status);
    if (step.isEmpty() || (!steps.isEmpty() && steps.getLast().equals(step.get()))) {
      return steps;
    }
    List<String> all = new ArrayList<>(steps);
    all.add(step.get());
    return List.copyOf(all);
  }

  private List<CheckResult> failed(CanaryStatus status) {
    List<CheckResult> all = new ArrayList<>(failed);
    for (CheckResult check : status.checks()) {
      if (check.verdict().equals("fail")) {
        all.removeIf(known -> known.name().equals(check.name()));
        all.add(check);
      }
    }
    return List.copyOf(all);
  }

  private static Optional<CanaryPhase> end(CanaryPhase phase) {
    return phase == CanaryPhase.SUCCEEDED || phase == CanaryPhase.FAILED
        ? Optional.of(phase)
        : Optional.empty();
  }
}
