package io.haldane.engine.act;

import io.haldane.api.Manifest;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.StatusEdit;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.PrimaryFailover;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must be in place whatever the phase, repaired on every tick and free when nothing drifted.
 */
public final class DesiredObjects {
  private DesiredObjects() {}

  /** Services, primary and scaler of a canary with that status. */
  static List<Manifest> of(CanaryStatus next, Situation s) {
    List<Manifest> objects = new ArrayList<>();
    Optional<Services> services = s.services();
    services.ifPresent(made -> {
      objects.add(made.canary());
      objects.add(made.primary());
    });
    objects.addAll(s.workload().companions());
    if (!s.workload().primaryExists()) {
      objects.addAll(s.configs().copies(s.canary(), s.world().settings(), s.world().live()));
      objects.add(s.workload().create(s.configs(), birthId(s)));
    }
    // Two autoscalers of one primary would fight: the older one goes at the next promotion.
    s.scaler()
        .filter(scaler -> s.olderScalers().isEmpty())
        .flatMap(scaler -> scaler.create(s.world().live(), s.workload()))
        .ifPresent(objects::add);
    if (DesiredTraffic.isRouted(next.phase())) {
      services.ifPresent(
          made -> objects.add(leadsToCanary(next, s) ? made.apexToCanary() : made.apex()));
    }
    return objects;
  }

  /** A primary that is recreated during an analysis has not got what is being analysed. */
  private static String birthId(Situation s) {
    boolean analysing =
        s.phase() == CanaryPhase.PROGRESSING || s.phase() == CanaryPhase.WAITING_PROMOTION;
    return analysing ? "made-anew" : s.revisions().rolloutId();
  }

  /**
   * The Service that clients call leads to the primary; only where nothing else splits traffic it
   * leads to the canary while that serves in the place of a primary that could not be updated, or
   * has no pods.
   */
  private static boolean leadsToCanary(CanaryStatus next, Situation s) {
    boolean splits = s.router().features().contains(Feature.WEIGHTS);
    boolean inPlace = next.phase() == CanaryPhase.PROMOTING || DesiredTraffic.canaryServes(next);
    boolean meant = inPlace && next.weight() == 100 && s.workload().targetServes();
    return !splits && (meant || PrimaryFailover.isNeeded(DesiredTraffic.of(next, s), s));
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
    s.scaler().ifPresent(scaler -> draft.last(scaler.pause()));
    draft.last(s.workload().scaleToZero());
  }

  /** Zeroes what belongs to one run. */
  public static StatusEdit clearRun(StatusEdit status) {
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
