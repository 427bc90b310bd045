package io.haldane.engine.act;

import io.haldane.api.routing.Traffic;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.PrimaryFailover;
import io.haldane.engine.situation.Situation;
import java.util.Optional;

/** Announces that the canary serves in the place of the primary, and that it no longer does. */
final class FailoverNotice {
  private FailoverNotice() {}

  /** Once when it begins and once when it is over; the canary is checked when proxies know. */
  static void on(DecisionBuilder draft, Situation s, Traffic wanted) {
    if (PrimaryFailover.isNeeded(wanted, s)) {
      draft.standIn(
          new Problem(
              PrimaryFailover.REASON,
              "%s has no ready pods; the canary serves all traffic until it has some"
                  .formatted(s.primaryTitle())));
      s.world().unheard(s.workload().primary()).ifPresent(draft::lookBy);
    } else {
      boolean back = PrimaryFailover.standsIn(s) && s.workload().primaryServes();
      draft.noStandIn(
          back
              ? Optional.of("%s has ready pods again".formatted(s.primaryTitle()))
              : Optional.empty());
    }
  }
}
