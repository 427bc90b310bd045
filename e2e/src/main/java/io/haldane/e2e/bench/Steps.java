package io.haldane.e2e.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How the weights of many rollouts followed each other, as a watch of the routes saw it.
 *
 * @param held seconds for which each weight of the plan was held
 * @param unexpected canaries whose weights were not those of the plan
 */
record Steps(List<Double> held, List<Member> unexpected, Duration interval) {
  /** Weights of the fleet's canaries; the last one is that of the end. */
  static final List<Integer> PLAN = List.of(20, 40, 60, 0);

  static Steps of(
      Collection<Member> members,
      Function<Member, List<Observed.Change<Integer>>> changes,
      Duration interval) {
    List<Double> held = new ArrayList<>();
    List<Member> unexpected = new ArrayList<>();
    for (Member member : members) {
      var seen = changes.apply(member);
      if (!seen.stream().map(Observed.Change::value).toList().equals(PLAN)) {
        unexpected.add(member);
      }
      for (int i = 1; i < seen.size(); i++) {
        if (seen.get(i - 1).value() > 0) {
          held.add((seen.get(i).at() - seen.get(i - 1).at()) / 1e9);
        }
      }
    }
    return new Steps(held, unexpected, interval);
  }

  /** Seconds. */
  double shortest() {
    return new Quantiles(held).least();
  }

  /** Steps that ended before their time. */
  long cut() {
    return held.stream().filter(seconds -> seconds < interval.toMillis() / 1e3).count();
  }

  /** By how many seconds steps outlasted the interval. */
  Quantiles late() {
    double planned = interval.toMillis() / 1e3;
    return new Quantiles(held.stream().map(seconds -> seconds - planned).toList());
  }
}
