package io.haldane.engine.situation;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.plan.Strategy;

/** The split of traffic that a status asks for; routes follow it, never the other way round. */
public final class DesiredTraffic {
  private DesiredTraffic() {}

  public static Traffic of(CanaryStatus status, Situation s) {
    int weight = weight(status, s.plan().strategy());
    // Mirroring that is removed from the spec ends at once, also in a current run.
    boolean mirrored =
        s.plan().mirror() && Boolean.TRUE.equals(status.mirrored()) && status.phase().running();
    return new Traffic(weight, mirrored, Cookies.of(status, s), everybody(status, s));
  }

  /** Whether a canary in that phase has a route at all. */
  public static boolean isRouted(CanaryPhase phase) {
    return switch (phase) {
      case NEW, INITIALIZING, TERMINATING, TERMINATED -> false;
      case INITIALIZED,
          WAITING,
          PROGRESSING,
          WAITING_PROMOTION,
          PROMOTING,
          FINALISING,
          SUCCEEDED,
          FAILED ->
          true;
    };
  }

  /** Whether there is, or will be, no pod of the primary for those whom the analysis leaves out. */
  private static boolean everybody(CanaryStatus status, Situation s) {
    boolean repairs =
        status.phase() == CanaryPhase.PROMOTING
            && (!Boolean.TRUE.equals(status.analysisStarted())
                || s.workload().promotionStopsPrimary());
    return status.weight() == 100 && (repairs || canaryServes(status));
  }

  private static int weight(CanaryStatus status, Strategy strategy) {
    return switch (status.phase()) {
      case PROGRESSING, WAITING_PROMOTION -> strategy.share(status);
      case PROMOTING -> status.weight();
      case FAILED, WAITING -> canaryServes(status) ? 100 : 0;
      case NEW, INITIALIZING, INITIALIZED, FINALISING, SUCCEEDED, TERMINATING, TERMINATED -> 0;
    };
  }

  /** The last promotion failed: the healthy canary serves until a fix is on the primary. */
  public static boolean canaryServes(CanaryStatus status) {
    boolean between = status.phase() == CanaryPhase.FAILED || status.phase() == CanaryPhase.WAITING;
    return between && status.weight() == 100;
  }

  /** Whether the canary is meant to have anything to do with users' requests. */
  public static boolean canaryIsExposed(Traffic traffic) {
    return traffic.canary() > 0 || traffic.mirrored();
  }
}
