package io.haldane.engine.phase;

import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time between a changed route and the end of the pods that it led to. Written is not enough:
 * the route must be seen to lead away from them, and then every proxy gets its time to hear of it.
 */
final class RoutePropagation {
  private RoutePropagation() {}

  /** Empty once the canary's pods may go: nobody is sent to them, and there are others. */
  static Optional<Decision> await(Situation s) {
    boolean away = leadsAway(s);
    boolean down = s.workload().primaryIsDown();
    Instant now = s.now();
    Instant heard = s.world().silence().heard(s.times().nextAnalysis().orElse(Instant.MIN));
    if (!now.isBefore(heard) && away && !down) {
      return Optional.empty();
    }
    Instant until = s.times().nextAnalysis().orElse(now);
    Duration settle = s.world().settings().settle();
    boolean late = until.isBefore(now.plus(settle));
    DecisionBuilder draft = DecisionBuilder.of(s);
    if (late && !away && !down) {
      // The time is written before the route: who dies in between must not find it over.
      draft.statusOnly().status().nextAnalysisTime(s.times().latestAnalysis().toString());
      NotReadyNotice.on(draft, s, "route of " + s.title(), new Readiness.Waiting(why(s)));
      return Optional.of(
          draft.done(Reasons.of("settle", "the route is not read yet"), new Wake.Now()));
    }
    Instant look = heard.isAfter(now) ? heard : now.plus(s.plan().interval());
    return Optional.of(
        draft.done(
            Reasons.of("settle", "proxies need time to learn the route before pods are removed"),
            new Wake.At(look)));
  }

  private static String why(Situation s) {
    return switch (s.router().state()) {
      case RouteState.Routed(Traffic traffic) ->
          "it still sends %d %% to the canary".formatted(traffic.canary());
      case RouteState.Absent _, RouteState.NoRoute _ -> "it does not exist";
      case RouteState.Unreadable(String why) -> why;
      case RouteState.Pending(String why, var _) -> why;
    };
  }

  private static boolean leadsAway(Situation s) {
    return s.router().state() instanceof RouteState.Routed(Traffic traffic)
        && !DesiredTraffic.canaryIsExposed(traffic);
  }
}
