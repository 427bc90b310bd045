package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Cookies;
import io.haldane.engine.situation.ReadinessHistory;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.time.Instant;

/** The primary has the new template: wait until it is ready, shift the traffic back, and end. */
public final class PrimaryTakeover {
  private PrimaryTakeover() {}

  /** With the number of the primary's ready pods remembered. */
  static Decision noted(Situation s, Decision decision) {
    return ReadinessHistory.noted(s, decision, s.pods().primary(), s.workload().primaryPodCount());
  }

  /** Phase Promoting, from the moment at which the primary has its new template. */
  static Decision decide(Situation s) {
    return switch (s.pods().promoted()) {
      case Readiness.Stuck(String why) -> RunEnd.failedPromotion(s, why);
      case Readiness.Waiting waiting -> waitForPrimary(s, waiting);
      case Readiness.Ready() ->
          s.world()
              .unheard(s.workload().primary())
              .map(heard -> waitForProxies(s, heard))
              .orElseGet(() -> s.times().isDue() ? shiftBack(s) : hold(s));
    };
  }

  private static Decision waitForPrimary(Situation s, Readiness waiting) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    NotReadyNotice.onLong(draft, s, s.times().lastChanged(), s.primaryTitle(), waiting);
    Instant look = NotReadyNotice.nextLook(s, s.times().lastChanged());
    return draft.done(Reasons.of("wait", "the primary is not ready yet"), new Wake.At(look));
  }

  private static Decision waitForProxies(Situation s, Instant heard) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    return draft.done(
        Reasons.of("wait", "proxies need time to learn of the primary's pods"), new Wake.At(heard));
  }

  private static Decision hold(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    return draft.done(
        Reasons.of("hold", "the step is held for its interval"),
        new Wake.At(s.times().nextAnalysis().orElse(s.now())));
  }

  private static Decision shiftBack(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    boolean splits = s.router().features().contains(Feature.WEIGHTS);
    int step = s.plan().stepBack(s.router().features());
    int left = step == 0 ? 0 : Math.max(0, s.status().weight() - step);
    if (step > 0 && s.status().weight() > 0) {
      draft.event(
          EventKind.PROGRESSED, "Advance %s primary weight %d".formatted(s.title(), 100 - left));
    } else if (splits && !leadsThereAlready(s)) {
      draft.event(EventKind.PROGRESSED, "Routing all traffic to primary");
    }
    if (left > 0) {
      draft.status().canaryWeight(left);
      return draft.nextStep(s).done(Reasons.of("advance", "the primary takes over"));
    }
    return finalise(draft, s);
  }

  /** A promotion without analysis leaves the traffic where it is. */
  private static boolean leadsThereAlready(Situation s) {
    return s.plan().skip() && s.status().weight() == 0;
  }

  private static Decision finalise(DecisionBuilder draft, Situation s) {
    Cookies.end(draft.status(), s);
    draft.phase(CanaryPhase.FINALISING);
    draft.status().canaryWeight(0).iterations(0);
    return draft.settle().done(Reasons.of("finalise", "all traffic is on the primary"));
  }

  /** Phase Finalising: the canary's pods go once no proxy can still send to them. */
  public static Decision finish(Situation s) {
    return noted(s, atTheEnd(s));
  }

  private static Decision atTheEnd(Situation s) {
    return switch (s.pods().promoted()) {
      case Readiness.Stuck(String why) -> RunEnd.failedPromotion(s, why);
      case Readiness.Waiting waiting -> waitForPrimary(s, waiting);
      case Readiness.Ready() ->
          RoutePropagation.await(s).orElseGet(() -> RunEnd.succeed(DecisionBuilder.of(s), s));
    };
  }
}
