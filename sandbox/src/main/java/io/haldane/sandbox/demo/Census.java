package io.haldane.sandbox.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was asked and who answered, up to a moment or between two.
 *
 * @param crowds in the order of the strategy
 * @param canary requests that the canary's pods answered, whoever asked
 */
record Census(Map<Crowd, Served> crowds, long canary) {

  Census minus(Census earlier) {
    Map<Crowd, Served> difference = new LinkedHashMap<>();
    crowds.forEach((crowd, served) ->
        difference.put(crowd, served.minus(earlier.crowds.getOrDefault(crowd, Served.NOTHING))));
    return new Census(difference, canary - earlier.canary);
  }

  Served all(Predicate<Crowd> which) {
    return crowds.entrySet().stream()
        .filter(each -> which.test(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Served.NOTHING, Served::plus);
  }

  Served all() {
    return all(_ -> true);
  }

  /** Requests to the canary that were not users': of hooks, or copies. */
  long aside() {
    return canary - all().byCanary();
  }
}
