package io.haldane.engine.act;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.PrimaryFailover;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * Reports that the canary serves in the place of the primary, and that it no longer does: once
 * each, by an event and the condition {@code Reconciled}.
 *
 * @param problem why the canary serves; empty when it does not
 * @param over text of the event that ends a failover; empty when there was none
 * @param checkBy when the proxies know the primary's pods, and the route is checked again
 */
record FailoverNotice(Optional<Problem> problem, Optional<String> over, Optional<Instant> checkBy) {
  static final FailoverNotice NONE =
      new FailoverNotice(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @param wanted how the traffic is split if the primary serves
   */
  static FailoverNotice of(Situation s, Traffic wanted) {
    if (PrimaryFailover.isNeeded(wanted, s)) {
      String why =
          "%s has no ready pods; the canary serves all traffic until it has some"
              .formatted(s.primaryTitle());
      return new FailoverNotice(
          Optional.of(new Problem(PrimaryFailover.REASON, why)),
          Optional.empty(),
          s.world().unheard(s.workload().primary()));
    }
    boolean back = PrimaryFailover.standsIn(s) && s.workload().primaryServes();
    return back
        ? new FailoverNotice(
            Optional.empty(),
            Optional.of("%s has ready pods again".formatted(s.primaryTitle())),
            Optional.empty())
        : NONE;
  }

  /** Adds the event, if it is news, and brings the condition up to date. */
  void report(DecisionBuilder draft, World world) {
    if (problem.isEmpty()) {
      over.ifPresent(draft::event);
      CanaryStatus next = draft.status().done();
      draft.status().conditions(Conditions.standInOver(next, world));
      return;
    }
    Problem present = problem.get();
    Optional<Condition> reported =
        Conditions.find(world.canary().statusOrEmpty(), Conditions.RECONCILED)
            .filter(condition -> condition.reason().equals(present.reason()));
    if (reported.isEmpty()) {
      draft.warn("Routing all traffic to canary, " + present.message());
    }
    CanaryStatus next = draft.status().done();
    draft.status().conditions(Conditions.standing(next, reported, present, world));
  }

  /** The wake, or an earlier one for {@link #checkBy}. */
  Wake soonest(Wake wake) {
    if (checkBy.isEmpty()) {
      return wake;
    }
    Instant by = checkBy.get();
    return switch (wake) {
      case Wake.At(Instant at) -> new Wake.At(by.isBefore(at) ? by : at);
      case Wake.OnChange _ -> new Wake.At(by);
      case Wake.Now now -> now;
    };
  }
}
