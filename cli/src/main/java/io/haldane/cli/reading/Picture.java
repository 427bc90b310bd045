package io.haldane.cli.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.view.Gate;
import io.haldane.view.Order;
import io.haldane.view.Outlook;
import io.haldane.view.Side;
import io.haldane.view.Standing;
import io.haldane.view.StrategyView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code get} shows of one canary.
 *
 * @param runStarted RFC 3339 time of the current or the last run; absent before the first
 * @param primary absent when the canary names no target that is supported
 * @param orders that can be given now
 * @param notes what could not be read, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Picture(
    Summary summary,
    StrategyView strategy,
    int iteration,
    @Nullable String runStarted,
    @Nullable Side primary,
    List<Pod> primaryPods,
    @Nullable Side canary,
    List<Pod> canaryPods,
    Route route,
    List<CheckResult> checks,
    List<Gate> gates,
    List<Condition> conditions,
    Outlook next,
    List<Order> orders,
    List<String> notes) {

  /** What the controller's own checks found when the last run began; empty for nothing. */
  public Optional<String> unhealthy() {
    return Standing.unhealthy(conditions).map(Condition::message);
  }
}
