package io.haldane.engine;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.workload.Services;

/**
 * What must be in place whatever the phase, repaired on every tick and free when nothing drifted.
 */
final class Upkeep {
  private Upkeep() {}

  /** Services and scaler of an initialised canary; the route is set by whoever decides on it. */
  static void objects(Draft draft, Situation s) {
    Services services = s.services();
    draft.put(services.canary()).put(services.primary());
    if (!s.workload().primaryExists()) {
      draft.put(s.configs().copies(s.canary(), s.world().settings(), s.world().live()));
      draft.put(s.workload().create(s.configs(), s.rolloutId()));
    }
    s.scaler().ifPresent(scaler -> draft.put(scaler.create(s.world().live())));
    boolean initialized = s.phase() != CanaryPhase.NEW && s.phase() != CanaryPhase.INITIALIZING;
    if (initialized) {
      draft.put(services.apex());
    }
  }

  /** Objects and route as the present status asks for them. */
  static void all(Draft draft, Situation s) {
    objects(draft, s);
    draft.route(safe(Intent.of(s.status(), s), s));
  }

  /** A version without ready pods gets nothing, whatever was meant. */
  static Traffic safe(Traffic wanted, Situation s) {
    boolean orphaned = Intent.canaryIsExposed(wanted) && s.workload().targetServing() == 0;
    return orphaned ? new Traffic(0, false, wanted.affinity()) : wanted;
  }

  /** Keeps the pods of the canary there while a run needs them, even if others scale them down. */
  static void keepCanaryUp(Draft draft, Situation s) {
    if (!s.workload().targetScaledUp()) {
      draft.put(s.workload().scaleUp(s.scalerReplicas()));
    }
  }

  /** A moment that comes from a clock that was ahead is brought near: nobody waits for it. */
  static void rightClock(Draft draft, Situation s) {
    s.nextAnalysis()
        .filter(next -> s.clockWasAhead())
        .ifPresent(next -> draft.status().nextAnalysisTime(next.toString()));
  }

  /** Zeroes what belongs to one run. */
  static CanaryStatus.Edit clearRun(CanaryStatus.Edit status) {
    return status
        .canaryWeight(0)
        .failedChecks(0)
        .iterations(0)
        .mirrored(null)
        .analysisStarted(null)
        .nextAnalysisTime(null);
  }
}
