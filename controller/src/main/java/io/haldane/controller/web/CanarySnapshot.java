package io.haldane.controller.web;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Wake;
import io.haldane.view.Sides;
import io.haldane.view.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A canary as it is known now. Immutable.
 *
 * @param canary as it was last read
 * @param status with the weight that the router was given
 * @param traffic that the router was last given, if this process gave it
 * @param wake when it is reconciled again; absent before the first decision here
 * @param sides absent until both workloads were read here
 * @param changedAt when phase, weight or iteration last changed
 * @param decided whether anything was decided about it here
 */
record CanarySnapshot(
    Canary canary,
    CanaryStatus status,
    @Nullable Traffic traffic,
    @Nullable Wake wake,
    @Nullable Sides sides,
    @Nullable Instant changedAt,
    boolean decided) {

  /** What the canary's own status says. */
  static CanarySnapshot read(Canary canary, @Nullable Sides sides) {
    CanaryStatus status = canary.statusOrEmpty();
    Instant written = Times.parse(status.lastTransitionTime());
    return new CanarySnapshot(canary, status, null, null, sides, written, false);
  }

  /** The canary as somebody else read it; decisions know better once there are any. */
  CanarySnapshot seen(Canary read) {
    return decided
        ? new CanarySnapshot(read, status, traffic, wake, sides, changedAt, true)
        : read(read, sides);
  }

  CanarySnapshot looked(Sides found) {
    return new CanarySnapshot(canary, status, traffic, wake, found, changedAt, decided);
  }

  /** The status that the decision started from. */
  CanaryStatus before(Canary read) {
    return decided ? status : read.statusOrEmpty();
  }

  CanarySnapshot after(Canary read, Decision.Act act, Instant at) {
    Traffic routed = routed(act);
    CanaryStatus next =
        routed == null ? act.next() : act.next().edit().canaryWeight(routed.canary()).done();
    Instant changed = moved(status, next) ? at : changedAt;
    return new CanarySnapshot(read, next, routed, act.wake(), sides, changed, true);
  }

  private @Nullable Traffic routed(Decision.Act act) {
    Traffic routed = null;
    for (Action action : act.actions()) {
      if (action instanceof Action.Route(Traffic desired)) {
        routed = desired;
      }
    }
    // During a run the last route stands until another one is asked for.
    return routed == null && act.next().phase().running() ? traffic : routed;
  }

  private static boolean moved(CanaryStatus before, CanaryStatus after) {
    return before.phase() != after.phase()
        || before.weight() != after.weight()
        || before.iteration() != after.iteration();
  }
}
