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
    List<Duration> held = audit.steps(subject.namespace(), weights.length + 1);
    assertThat(held)
        .as("writes of the route for the weights %s", Arrays.toString(weights))
        .hasSize(weights.length + 1);
    List<Duration> steps = held.subList(1, held.size());
    subject
        .journey()
        .figure("steps held for " + steps.stream().map(step -> step.toMillis() + " ms").toList());
    assertThat(steps).allMatch(step -> step.compareTo(Subject.INTERVAL) >= 0);
  }
}
