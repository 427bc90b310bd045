package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A primary whose update may leave it without pods has no users any more when it begins: they are
 * all on the canary, which has passed its checks, by then, and every proxy knows. See
 * docs/adr/0018.
 */
final class PrimaryDrain {
  private PrimaryDrain() {}

  /** Empty once the primary may be touched. */
  static Optional<Decision> await(Situation s) {
    if (!s.workload().promotionStopsPrimary()
        || !s.workload().targetServes()
        || !s.workload().primaryServes()) {
      return Optional.empty();
    }
    boolean away = leadsAway(s);
    if (s.status().weight() < 100 || s.status().nextAnalysisTime() == null && !wasAway(s, away)) {
      return Optional.of(begin(s));
    }
    Instant heard = s.world().silence().heard(s.times().nextAnalysis().orElse(Instant.MIN));
    if (away && !s.now().isBefore(heard)) {
      return Optional.empty();
    }
    return Optional.of(hold(s, away, heard));
  }

  /** Those whom an analysis leaves out have only just been sent there. */
  private static boolean wasAway(Situation s, boolean away) {
    boolean judged = Boolean.TRUE.equals(s.status().analysisStarted());
    return away && !(s.plan().isMatched() && judged);
  }

  private static Decision begin(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.event(
        EventKind.PROGRESSED,
        "Routing all traffic to canary, the update of %s may leave it without pods"
            .formatted(s.primaryTitle()));
    draft.status().canaryWeight(100);
    return draft
        .settle()
        .done(Reasons.of("vacate", "all users leave the primary before it is updated"));
  }

  private static Decision hold(Situation s, boolean away, Instant heard) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    Duration settle = s.world().settings().settle();
    Instant until = s.times().nextAnalysis().orElse(s.now());
    if (!away && until.isBefore(s.now().plus(settle))) {
      // The time is written before the route: who dies in between must not find it over.
      draft.statusOnly().status().nextAnalysisTime(s.times().latestAnalysis().toString());
      return draft.done(Reasons.of("vacate", "the route is not read yet"), new Wake.Now());
    }
    Instant look = heard.isAfter(s.now()) ? heard : s.now().plus(s.plan().interval());
    return draft.done(
        Reasons.of("vacate", "proxies need time to learn the route before the primary is updated"),
        new Wake.At(look));
  }

  /** Without a router the Service leads there, and it was written before the status. */
  private static boolean leadsAway(Situation s) {
    return !s.router().features().contains(Feature.WEIGHTS)
        || s.router().state() instanceof RouteState.Routed(Traffic traffic)
            && traffic.canary() == 100
            && (traffic.everybody() || !s.plan().isMatched());
  }
}
