package io.haldane.controller.testing;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.List;

/** Decisions for scripted engines. */
public final class Acts {
  private Acts() {}

  /** Nothing to do. */
  public static Decision rest(World world) {
    return act(world.canary().statusOrEmpty(), List.of());
  }

  public static Decision.Act act(CanaryStatus next, List<Action> actions) {
    return act(next, actions, List.of());
  }

  public static Decision.Act act(
      CanaryStatus next, List<Action> actions, List<Announcement> announcements) {
    return new Decision.Act(
        actions,
        next,
        announcements,
        Reasons.of("test", "the script says so"),
        new Wake.OnChange(),
        Outcome.NONE);
  }

  /** The same, and then another decision. */
  public static Decision.Act thenAtOnce(Decision.Act act) {
    return new Decision.Act(
        act.actions(), act.next(), act.announcements(), act.why(), new Wake.Now(), act.outcome());
  }

  public static CanaryStatus phase(World world, CanaryPhase phase) {
    return world.canary().statusOrEmpty().edit().phase(phase).done();
  }

  public static Announcement news(String id, Instant at) {
    return new Announcement(
        id,
        at.toString(),
        "Normal",
        "Progressing",
        "message of " + id,
        "info",
        "alert " + id,
        null,
        null);
  }
}
