package io.haldane.view;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.situation.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a status says of the present. */
public final class Standing {
  /** Conditions that hold a canary while they are True; False means that nothing holds it. */
  private static final Set<String> HOLDING = Set.of("Paused", "Queued");

  /** About the release, or advice about the set-up: not what keeps the controller from its work. */
  private static final Set<String> NO_PROBLEMS = Set.of("Promoted", "Healthy");

  private Standing() {}

  /** Conditions that say that something is wrong. */
  public static List<Condition> problems(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> "False".equals(each.status()))
        .filter(each -> !NO_PROBLEMS.contains(each.type()) && !HOLDING.contains(each.type()))
        .filter(each -> !isDataWait(each))
        .toList();
  }

  /** The condition that says that the canary is held on purpose, if there is one. */
  public static Optional<Condition> holding(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> HOLDING.contains(each.type()) && "True".equals(each.status()))
        .findFirst()
        .or(() -> status.conditions().stream().filter(Standing::isDataWait).findFirst());
  }

  /** What the doctor's checks of the controller found when the last run began, if anything. */
  public static Optional<Condition> unhealthy(List<Condition> conditions) {
    return conditions.stream()
        .filter(each -> "Healthy".equals(each.type()) && "False".equals(each.status()))
        .findFirst();
  }

  /** Whether it says which data the current step waits for, as its metrics ask for. */
  static boolean isDataWait(Condition condition) {
    return Conditions.RECONCILED.equals(condition.type())
        && "False".equals(condition.status())
        && Conditions.WAITING_FOR_DATA.equals(condition.reason());
  }

  /** Whether requests are meant to be copied to the canary now. */
  public static boolean mirrored(CanaryStatus status) {
    return status.phase().running() && Boolean.TRUE.equals(status.mirrored());
  }

  /**
   * The share of the requests that a status asks for, in percent; of those that match in a test.
   */
  public static int share(Canary canary, CanaryStatus status, Settings settings) {
    Strategy strategy = RunPlan.of(canary, settings).strategy();
    boolean judged =
        status.phase() == CanaryPhase.PROGRESSING
            || status.phase() == CanaryPhase.WAITING_PROMOTION;
    return Math.clamp(judged ? strategy.share(status) : status.weight(), 0, 100);
  }

  /** Failed checks that end a run of it. */
  public static int threshold(Canary canary, Settings settings) {
    return RunPlan.of(canary, settings).threshold();
  }
}
