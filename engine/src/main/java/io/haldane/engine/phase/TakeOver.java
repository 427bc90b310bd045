package io.haldane.engine.phase;

import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;

/** A canary that another controller left behind, with hashes that say nothing here. */
final class TakeOver {
  private TakeOver() {}

  /**
   * When the primary runs what the target says, that is the promoted revision. Otherwise the target
   * is new, and only its hash is unknown.
   */
  static Decision decide(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s).statusOnly();
    boolean same = s.workload().primaryRuns(s.configs());
    draft.status().lastAppliedSpec(same ? s.revision() : null);
    draft.status().lastPromotedSpec(same ? s.revision() : null);
    if (same) {
      draft.status().trackedConfigs(s.configs().checksums());
    }
    draft.event("Taking over %s from another controller".formatted(s.title()));
    return draft.done(
        Reasons.of("take over", "the hashes in the status are of another controller"),
        new Wake.Now());
  }
}
