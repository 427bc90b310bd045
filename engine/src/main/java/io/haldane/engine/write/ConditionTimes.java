package io.haldane.engine.write;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The times of a condition, which change only with what it says. */
public final class ConditionTimes {
  private ConditionTimes() {}

  /**
   * The condition with the times of the one that was there before, as far as it says the same.
   *
   * @param condition without times
   */
  public static Condition of(Condition condition, CanaryStatus before, Instant now) {
    Optional<Condition> old =
        before.conditions().stream()
            .filter(c -> c.type().equals(condition.type()))
            .findFirst()
            .filter(c -> c.status().equals(condition.status()));
    String since = old.map(Condition::lastTransitionTime).orElse(now.toString());
    String updated =
        old.filter(c -> c.reason().equals(condition.reason()))
            .filter(c -> Objects.equals(c.message(), condition.message()))
            .map(Condition::lastUpdateTime)
            .orElse(now.toString());
    return new Condition(
        condition.type(),
        condition.status(),
        condition.reason(),
        condition.message(),
        updated,
        since);
  }
}
