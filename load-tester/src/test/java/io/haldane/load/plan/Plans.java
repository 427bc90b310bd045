package io.haldane.load.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;

/** Commands as plans, within the usual limits. */
public final class Plans {
  public static final PlanLimits LIMITS =
      new PlanLimits(Duration.ofHours(1), 10_000, 20_000, Optional.empty());

  private Plans() {}

  public static LoadPlan of(String command) {
    try {
      return LoadTools.plan(Words.of(command), LIMITS).orElseThrow();
    } catch (Refusal e) {
      throw new AssertionError(e.sentence(), e);
    }
  }

  /** What the refusal of a command says. */
  static AbstractStringAssert<?> assertThatRefusal(String command) {
    return assertThatThrownBy(() -> LoadTools.plan(Words.of(command), LIMITS))
        .isInstanceOf(Refusal.class)
        .message();
  }
}
