package io.haldane.engine.situation;

import io.haldane.api.routing.Traffic;

/**
 * No user is left with nobody while one of the two versions has ready pods: that one serves
 * everybody until the other has some again. See docs/adr/0018.
 */
public final class PrimaryFailover {
  /** Reason of the condition {@code Reconciled} while the canary serves in the primary's place. */
  public static final String REASON = "PrimaryNotReady";

  private PrimaryFailover() {}

  /** What is routed in the place of a split that leads to pods that are not there. */
  public static Traffic instead(Traffic wanted, Situation s) {
    if (DesiredTraffic.canaryIsExposed(wanted) && !s.workload().targetServes()) {
      return new Traffic(0, false, wanted.affinity());
    }
    return isNeeded(wanted, s) ? Traffic.everybodyToCanary(wanted.affinity()) : wanted;
  }

  /** Whether users would be sent to a primary without ready pods while the canary has some. */
  public static boolean isNeeded(Traffic wanted, Situation s) {
    boolean whole = wanted.canary() == 100 && (wanted.everybody() || !s.plan().isMatched());
    if (whole || !s.workload().targetServes() || !hasPodsOfTheRun(s)) {
      return false;
    }
    if (s.workload().primaryServes()) {
      return standsIn(s) && s.world().unheard(s.workload().primary()).isPresent();
    }
    // One that sleeps is woken by its users.
    return wanted.canary() > 0 || s.workload().primaryIsDown();
  }

  /** Pods that somebody else scaled up between two runs may be of any version. */
  private static boolean hasPodsOfTheRun(Situation s) {
    return switch (s.phase()) {
      case PROGRESSING, WAITING_PROMOTION, PROMOTING, FINALISING -> true;
      case INITIALIZED, SUCCEEDED, FAILED ->
          // Who is there already is not sent back to nobody because a newer version comes.
          s.status().nextAnalysisTime() != null && (!s.revisions().isChanged() || standsIn(s));
      case NEW, INITIALIZING, WAITING, TERMINATING, TERMINATED -> false;
    };
  }

  /** Whether users are on the canary because of this. */
  public static boolean standsIn(Situation s) {
    return Conditions.find(s.status(), Conditions.RECONCILED)
        .filter(reported -> reported.status().equals("False") && reported.reason().equals(REASON))
        .isPresent();
  }
}
