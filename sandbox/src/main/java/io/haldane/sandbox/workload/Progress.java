package io.haldane.sandbox.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a rollout is.
 *
 * @param since when it last got any further
 * @param complete whether every replica of this template was available at once; it stays complete
 *     until the template changes, as in Kubernetes, so that later failures are no late rollout
 */
record Progress(String templateHash, Counts counts, Instant since, boolean complete) {

  /** Pods that are not terminating. */
  record Counts(int replicas, int updated, int ready, int available) {

    static Counts of(String templateHash, List<PodState> pods) {
      List<PodState> active = pods.stream().filter(pod -> !pod.terminating()).toList();
      return new Counts(
          active.size(),
          (int) active.stream().filter(p -> p.templateHash().equals(templateHash)).count(),
          (int) active.stream().filter(PodState::ready).count(),
          (int) active.stream().filter(PodState::available).count());
    }

    boolean are(int desired) {
      return replicas == desired && updated == desired && available == desired;
    }
  }

  static Progress of(
      @Nullable Progress before, String templateHash, Counts counts, int desired, Instant now) {
    boolean same = before != null && before.templateHash.equals(templateHash);
    boolean was = before != null && same && before.complete && counts.replicas == counts.updated;
    boolean further = before == null || !same || !before.counts.equals(counts);
    return new Progress(
        templateHash,
        counts,
        further || before == null ? now : before.since,
        was || counts.are(desired));
  }

  Instant deadline(Duration allowed) {
    return since.plus(allowed);
  }
}
