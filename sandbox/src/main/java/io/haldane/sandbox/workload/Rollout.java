package io.haldane.sandbox.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The next move of a rolling update with {@code maxSurge: 1} and {@code maxUnavailable: 0}: one new
 * pod at a time, an old one goes when enough others are available.
 *
 * @param start how many pods of the current template to start
 * @param stop names of pods to stop
 */
record Rollout(int start, List<String> stop) {

  static Rollout next(String templateHash, int replicas, List<PodState> pods) {
    List<PodState> active = pods.stream().filter(pod -> !pod.terminating()).toList();
    List<PodState> current =
        active.stream().filter(pod -> pod.templateHash().equals(templateHash)).toList();
    List<PodState> old =
        active.stream().filter(pod -> !pod.templateHash().equals(templateHash)).toList();
    List<String> stop = new ArrayList<>();
    // What does not serve goes first, and costs nothing.
    Comparator<PodState> uselessFirst =
        Comparator.comparing(PodState::available).thenComparing(PodState::ready);
    current.stream()
        .sorted(uselessFirst)
        .limit(Math.max(0, current.size() - replicas))
        .forEach(pod -> stop.add(pod.name()));
    long available = active.stream().filter(PodState::available).count();
    long spare = Math.max(0, available - replicas);
    for (PodState pod : old.stream().sorted(uselessFirst).toList()) {
      if (!pod.available() || spare-- > 0) {
        stop.add(pod.name());
      }
    }
    int surge = old.isEmpty() || replicas == 0 ? 0 : 1;
    int room = replicas + surge - (active.size() - stop.size());
    int missing = replicas - current.size();
    return new Rollout(Math.max(0, Math.min(room, missing)), List.copyOf(stop));
  }
}
