package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long the weights of a release were held. */
final class Steps {
  private Steps() {}

  /**
   * The route was written once for each weight and once to lead away from the canary, and each
   * weight was held for the whole interval.
   */
  static void were(Subject subject, AuditLog audit, int... weights) {
    wereAsFarAsNoted(subject, audit, 0, weights);
  }

  /**
   * The same where the API server itself was in trouble: it may have carried out a write that it
   * did not live to note, or whose sender was gone before the answer.
   *
   * @param unnoted so many at most
   */
  static void wereAsFarAsNoted(Subject subject, AuditLog audit, int unnoted, int... weights) {
    List<Duration> held = audit.steps(subject.namespace());
    assertThat(held)
        .as("writes of the route for the weights %s", Arrays.toString(weights))
        .hasSizeBetween(weights.length + 1 - unnoted, weights.length + 1);
    List<Duration> steps = held.subList(1, held.size());
    subject
        .journey()
        .figure("steps held for " + steps.stream().map(step -> step.toMillis() + " ms").toList());
    assertThat(steps).allMatch(step -> step.compareTo(Subject.INTERVAL) >= 0);
  }
}
