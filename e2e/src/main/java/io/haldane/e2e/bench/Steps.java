package io.haldane.e2e.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How the weights of many rollouts followed each other. Which weights there were is seen by a watch
 * of the routes; when they were written the API server knows better than a watch, which may be
 * late.
 *
 * @param held seconds of each weight, at least: from the answer to its write until the arrival of
 *     the next one
 * @param late by how many seconds the next weight followed later than the interval asks for; the
 *     last weight is left out, as it stays until the primary is ready
 * @param unexpected canaries whose weights were not those of the plan, each written once
 */
record Steps(List<Double> held, List<Double> late, List<Member> unexpected) {
  /** Weights of the fleet's canaries; the last one is that of the end. */
  static final List<Integer> PLAN = List.of(20, 40, 60, 0);

  /**
   * @param plan the weights that each of them should have had
   * @param weights that a watch saw
   * @param writes of the route that were accepted, oldest first
   */
  static Steps of(
      List<Integer> plan,
      Collection<Member> members,
      Function<Member, List<Integer>> weights,
      Function<Member, List<Request>> writes) {
    Steps steps = new Steps(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Member member : members) {
      List<Request> written = writes.apply(member);
      if (!weights.apply(member).equals(plan) || written.size() != plan.size()) {
        steps.unexpected.add(member);
      }
      List<Double> times =
          IntStream.range(1, written.size())
              .mapToObj(i -> between(written.get(i - 1), written.get(i)))
              .toList();
      steps.held.addAll(times);
      times.stream()
          .limit(Math.max(0, times.size() - 1))
          .forEach(seconds -> steps.late.add(seconds - seconds(Fleet.INTERVAL)));
    }
    return steps;
  }

  /** Steps that ended before their time. */
  long cut() {
    return held.stream().filter(seconds -> seconds < seconds(Fleet.INTERVAL)).count();
  }

  private static double between(Request former, Request next) {
    return seconds(Duration.between(former.answered(), next.received()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
