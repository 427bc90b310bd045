package io.haldane.e2e.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How fast users were taken off bad versions.
 *
 * @param seconds from the last bad answer to the route without weight
 * @param answers bad ones by then, of each canary
 */
record Rollbacks(Quantiles seconds, List<Integer> answers) {

  static Rollbacks of(
      Collection<Member> members,
      Function<Member, List<Long>> badAnswers,
      Function<Member, List<Observed.Change<Integer>>> weights) {
    List<Double> seconds = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    for (Member member : members) {
      long zero =
          weights.apply(member).stream()
              .filter(change -> change.value() == 0)
              .mapToLong(Observed.Change::at)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(member + " kept its weight"));
      List<Long> before = badAnswers.apply(member).stream().filter(at -> at <= zero).toList();
      answers.add(before.size());
      before.stream().max(Long::compare).ifPresent(at -> seconds.add((zero - at) / 1e9));
    }
    return new Rollbacks(new Quantiles(seconds), answers);
  }

  long judgedOtherThan(int times) {
    return answers.stream().filter(number -> number != times).count();
  }
}
