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
 * @param weights that the canary had, one after the other
 * @param failed the checks that failed, newest verdict of each
 * @param end {@code SUCCEEDED} or {@code FAILED}
 */
record RunSeen(
    boolean started, List<Integer> weights, List<CheckResult> failed, Optional<CanaryPhase> end) {
  static final RunSeen NOTHING = new RunSeen(false, List.of(), List.of(), Optional.empty());

  RunSeen and(CanaryStatus status) {
    boolean running = status.phase().running();
    if (!running && !started) {
      return this;
    }
    return new RunSeen(true, weights(status, running), failed(status), end(status.phase()));
  }

  boolean over() {
    return end.isPresent();
  }

  private List<Integer> weights(CanaryStatus status, boolean running) {
    int weight = status.weight();
    boolean next = running && weight > 0 && (weights.isEmpty() || weights.getLast() != weight);
    List<Integer> all = new ArrayList<>(weights);
    if (next) {
      all.add(weight);
    }
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
