package io.haldane.sandbox.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The next move towards what a workload asks for.
 *
 * @param start how many pods of the current template to start
 * @param stop names of pods to stop
 */
record Rollout(int start, List<String> stop) {
  /** What does not serve goes first, and costs nothing. */
  private static final Comparator<PodState> USELESS_FIRST =
      Comparator.comparing(PodState::available).thenComparing(PodState::ready);

  /**
   * A rolling update with {@code maxSurge: 1} and {@code maxUnavailable: 0}: one new pod at a time,
   * an old one goes when enough others are available.
   */
  static Rollout next(String templateHash, int replicas, List<PodState> pods) {
    List<PodState> active = pods.stream().filter(pod -> !pod.terminating()).toList();
    List<PodState> current =
        active.stream().filter(pod -> pod.templateHash().equals(templateHash)).toList();
    List<PodState> old =
        active.stream().filter(pod -> !pod.templateHash().equals(templateHash)).toList();
    List<String> stop = new ArrayList<>();
    current.stream()
        .sorted(USELESS_FIRST)
        .limit(Math.max(0, current.size() - replicas))
        .forEach(pod -> stop.add(pod.name()));
    long available = active.stream().filter(PodState::available).count();
    long spare = Math.max(0, available - replicas);
    for (PodState pod : old.stream().sorted(USELESS_FIRST).toList()) {
      if (!pod.available() || spare-- > 0) {
        stop.add(pod.name());
      }
    }
    int surge = old.isEmpty() || replicas == 0 ? 0 : 1;
    int room = replicas + surge - (active.size() - stop.size());
    int missing = replicas - current.size();
    return new Rollout(Math.max(0, Math.min(room, missing)), List.copyOf(stop));
  }

  /** {@code Recreate}: no new pod before the last old one is gone. */
  static Rollout recreate(String templateHash, int replicas, List<PodState> pods) {
    List<String> old =
        pods.stream()
            .filter(pod -> !pod.templateHash().equals(templateHash) && !pod.terminating())
            .map(PodState::name)
            .toList();
    boolean gone = pods.stream().allMatch(pod -> pod.templateHash().equals(templateHash));
    return gone ? next(templateHash, replicas, pods) : new Rollout(0, old);
  }

  /**
   * One pod a node: an old one goes as long as not too many nodes miss theirs, and a new one comes
   * when the node is free.
   *
   * @param mayMiss nodes that may be without an available pod during an update
   */
  static Rollout onNodes(String templateHash, int nodes, int mayMiss, List<PodState> pods) {
    List<PodState> active = pods.stream().filter(pod -> !pod.terminating()).toList();
    if (nodes == 0) {
      return new Rollout(0, active.stream().map(PodState::name).toList());
    }
    long missing = nodes - active.stream().filter(PodState::available).count();
    long spare = Math.max(0, mayMiss - missing);
    List<String> stop = new ArrayList<>();
    for (PodState pod : active.stream().sorted(USELESS_FIRST).toList()) {
      boolean old = !pod.templateHash().equals(templateHash);
      if (old && mayMiss > 0 && (!pod.available() || spare-- > 0)) {
        stop.add(pod.name());
      }
    }
    return new Rollout(Math.max(0, nodes - pods.size()), List.copyOf(stop));
  }
}
