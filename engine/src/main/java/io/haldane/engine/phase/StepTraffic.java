package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the canary has had the traffic of its step. Pods that died for a while, a rival that
 * rewrites the route and a gateway that has not accepted it all take it away, and a step without
 * its traffic has passed no check.
 */
final class StepTraffic {
  private static final String LOST = "the canary was without the traffic of its step";

  private StepTraffic() {}

  /** More than was meant is no loss: who died after the route was written left it so. */
  static boolean wasLost(Situation s) {
    if (!s.router().features().contains(Feature.WEIGHTS)) {
      return false;
    }
    Traffic meant = DesiredTraffic.of(s.status(), s);
    Traffic seen =
        s.router().state() instanceof RouteState.Routed(Traffic traffic)
            ? traffic
            : Traffic.ALL_TO_PRIMARY;
    boolean mirrorLost = meant.mirrored() && !seen.mirrored() && seen.canary() == 0;
    return seen.canary() < meant.canary() || mirrorLost;
  }

  /** The step is held for a whole interval from now on, with its traffic. */
  static Decision beginAnew(DecisionBuilder draft, Situation s, List<CheckResult> checks) {
    draft.released();
    draft.checks(noted(s, checks));
    Duration interval = s.plan().interval();
    Instant until = s.times().nextAnalysis().orElse(s.now());
    Reasons why = new Reasons("hold", LOST, checks);
    if (until.isBefore(s.now().plus(interval.dividedBy(2)))) {
      // The time is written before the route: who dies in between must not find it over.
      draft.nextStep(s).statusOnly();
      if (!wasTold(s)) {
        draft.warn(
            EventKind.HALTED,
            "Halt %s advancement the canary was without its traffic, the step starts again"
                .formatted(s.title()));
      }
      return draft.done(why, new Wake.Now());
    }
    DesiredObjects.keepCanaryUp(draft, s);
    return draft.done(why, new Wake.At(until));
  }

  /** What was found is remembered with the checks, and reported once as long as it lasts. */
  private static List<CheckResult> noted(Situation s, List<CheckResult> checks) {
    CheckResult lost = CheckResult.of(CheckKind.READINESS, name(s), CheckVerdict.WAIT, LOST);
    return Stream.concat(checks.stream(), Stream.of(lost)).toList();
  }

  private static boolean wasTold(Situation s) {
    return s.status().checks().stream()
        .anyMatch(check -> check.is(CheckKind.READINESS) && check.name().equals(name(s)));
  }

  private static String name(Situation s) {
    return "traffic of " + s.title();
  }
}
