package io.haldane.engine.act;

import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.PrimaryFailover;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Services;
import java.util.Optional;

/**
 * What must be in place whatever the phase, repaired on every tick and free when nothing drifted.
 */
public final class DesiredObjects {
  private DesiredObjects() {}

  /** Services and scaler of an initialised canary; the route is set by whoever decides on it. */
  public static void objects(DecisionBuilder draft, Situation s) {
    Optional<Services> services = s.services();
    services.ifPresent(made -> draft.put(made.canary()).put(made.primary()));
    draft.put(s.workload().companions());
    if (!s.workload().primaryExists()) {
      draft.put(s.configs().copies(s.canary(), s.world().settings(), s.world().live()));
      draft.put(s.workload().create(s.configs(), birthId(s)));
    }
    // Two autoscalers of one primary would fight: the older one goes at the next promotion.
    s.scaler()
        .filter(scaler -> s.olderScalers().isEmpty())
        .ifPresent(scaler -> draft.put(scaler.create(s.world().live(), s.workload())));
    boolean initialized = s.phase() != CanaryPhase.NEW && s.phase() != CanaryPhase.INITIALIZING;
    if (initialized) {
      apex(draft, s, s.status());
    }
  }

  /** A primary that is made anew during an analysis has not got what is being analysed. */
  private static String birthId(Situation s) {
    boolean analysing =
        s.phase() == CanaryPhase.PROGRESSING || s.phase() == CanaryPhase.WAITING_PROMOTION;
    return analysing ? "made-anew" : s.rolloutId();
  }

  /**
   * The Service that clients call leads to the primary; only where nothing else splits traffic it
   * leads to the canary while that serves in the place of a primary that could not be updated, or
   * has no pods.
   */
  public static void apex(DecisionBuilder draft, Situation s, CanaryStatus status) {
    boolean splits = s.router().features().contains(Feature.WEIGHTS);
    boolean inPlace =
        status.phase() == CanaryPhase.PROMOTING || DesiredTraffic.canaryServes(status);
    boolean meant = inPlace && status.weight() == 100 && s.workload().targetServes();
    boolean toCanary =
        !splits && (meant || PrimaryFailover.isNeeded(DesiredTraffic.of(status, s), s));
    s.services().ifPresent(made -> draft.put(toCanary ? made.apexToCanary() : made.apex()));
  }

  /** Objects and route as the present status asks for them. */
  public static void all(DecisionBuilder draft, Situation s) {
    objects(draft, s);
    route(draft, s, DesiredTraffic.of(s.status(), s));
  }

  /** Has the router split as wanted, as far as there are pods to be sent to. */
  public static void route(DecisionBuilder draft, Situation s, Traffic wanted) {
    FailoverNotice.on(draft, s, wanted);
    draft.route(PrimaryFailover.instead(wanted, s));
  }

  /** Keeps the pods of the canary there while a run needs them, even if others scale them down. */
  public static void keepCanaryUp(DecisionBuilder draft, Situation s) {
    s.scaler().ifPresent(scaler -> draft.put(scaler.resume()));
    if (!s.workload().targetScaledUp()) {
      draft.put(s.workload().scaleUp(s.scalerReplicas()));
    }
  }

  /** Takes the canary's pods away, and keeps its scaler from bringing them back. */
  public static void takeCanaryDown(DecisionBuilder draft, Situation s) {
    s.scaler().ifPresent(scaler -> draft.put(scaler.pause()));
    draft.put(s.workload().scaleToZero());
  }

  /** A moment that comes from a clock that was ahead is brought near: nobody waits for it. */
  public static void rightClock(DecisionBuilder draft, Situation s) {
    s.nextAnalysis()
        .filter(next -> s.clockWasAhead())
        .ifPresent(next -> draft.status().nextAnalysisTime(next.toString()));
  }

  /** Zeroes what belongs to one run. */
  public static CanaryStatus.Edit clearRun(CanaryStatus.Edit status) {
    return status
        .canaryWeight(0)
        .failedChecks(0)
        .iterations(0)
        .mirrored(null)
        .analysisStarted(null)
        .failure(null)
        .readyPods(null)
        .fewerPodsSince(null)
        .nextAnalysisTime(null);
  }
}
