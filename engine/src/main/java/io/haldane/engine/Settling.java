package io.haldane.engine;

import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;

/**
 * The time between a changed route and the end of the pods that it led to. Written is not enough:
 * the route must be seen to lead away from them, and then every proxy gets its time to hear of it.
 */
final class Settling {
  private Settling() {}

  /** Whether the canary's pods may go: nobody is sent to them, and there are others. */
  static boolean isOver(Situation s) {
    return s.isDue() && leadsAway(s) && !s.workload().primaryIsDown();
  }

  private static boolean leadsAway(Situation s) {
    return s.router().state() instanceof RouteState.Routed(Traffic traffic)
        && !Intent.canaryIsExposed(traffic);
  }

  /**
   * Goes on waiting; from the beginning when the route was not yet, or no longer, as it must be.
   */
  static Decision await(Draft draft, Situation s) {
    if (s.isDue() || !leadsAway(s)) {
      draft.status().nextAnalysisTime(s.now().plus(s.plan().interval()).toString());
    } else {
      s.nextAnalysis()
          .filter(next -> s.clockWasAhead())
          .ifPresent(next -> draft.status().nextAnalysisTime(next.toString()));
    }
    Wake wake =
        Situation.instant(draft.status().done().nextAnalysisTime())
            .<Wake>map(Wake.At::new)
            .orElseGet(Wake.OnChange::new);
    return draft.done(Reasons.of("settle", "the route needs a moment before pods go"), wake);
  }
}
