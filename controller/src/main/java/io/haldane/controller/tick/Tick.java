package io.haldane.controller.tick;

import io.haldane.api.net.Printable;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Interests;
import io.haldane.controller.kube.OwnWrites;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.controller.leader.Ownership;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import io.haldane.engine.write.CommonConditions;
import io.haldane.engine.write.Reconciled;
import io.haldane.engine.write.StepTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One tick of one canary: observe, decide, answer, apply, persist, announce. Called by the canary's
 * queue only, so never twice at once for one canary.
 */
public final class Tick implements Reconcile {
  /** A status may be late by that, while traffic is shifted. */
  private static final Duration REPORT_LATER = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(Tick.class);

  /** What a tick works with. */
  public record Parts(
      Observe observe,
      DecisionRounds rounds,
      Apply apply,
      StepBacklog backlog,
      HealthChecks health,
      RunFiling filing,
      Persist persist,
      AfterTick after,
      Interests interests,
      OwnWrites ownWrites,
      Ownership ownership,
      TickObserver observer,
      InstantSource clock) {}

  private final Parts parts;

  public Tick(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Seen run(CanaryKey key) {
    if (!parts.ownership().owns(key.ref())) {
      return Seen.NOTHING;
    }
    try {
      Optional<Observation> seen = parts.observe().observe(key);
      if (seen.isPresent()) {
        return timed(key, seen.get());
      } else {
        parts.interests().forget(key);
        parts.ownWrites().forget(key);
        parts.filing().forget(key);
        parts.health().forget(key);
        parts.after().gone(key);
      }
    } catch (Unreadable e) {
      LOG.warnf("cannot reconcile this canary: %s", e.getMessage());
      parts.after().retryLater(key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("a bug prevents reading this canary", e);
      parts.after().retryLater(key);
    }
    return Seen.NOTHING;
  }

  private Seen timed(CanaryKey key, Observation seen) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      return reconcile(key, seen);
    } catch (RuntimeException e) {
      LOG.error("a bug prevents reconciling this canary", e);
      return trouble(
          key,
          seen,
          Reconciled.INTERNAL_ERROR,
          "A bug in the controller: " + Printable.fault(e) + ". See its log.");
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      parts.observer().ended(seen.world().canary(), took);
    }
  }

  private Seen reconcile(CanaryKey key, Observation seen) throws InterruptedException {
    parts.after().seen(seen.world().canary());
    parts.observer().observed(seen.world());
    Decision.Act act = parts.rounds().decide(seen.world());
    LOG.debugf("%s: %s", act.why().verdict(), act.why().text());
    WriteOutcome applied = parts.apply().all(key, seen, act.actions());
    parts.backlog().shifted(key);
    parts.observer().applied(seen.world(), act, applied);
    return switch (applied) {
      case WriteOutcome.Done(var now) ->
          finish(key, seen, act, now.map(Canary.class::cast).orElse(seen.world().canary()));
      case WriteOutcome.Stale(String why) -> again(key, why);
      case WriteOutcome.Contested(String why, Duration pause) -> later(key, why, pause);
      case WriteOutcome.Refused(String why) -> trouble(key, seen, Reconciled.APPLY_FAILED, why);
      case WriteOutcome.Ending(String why) -> ending(key, why);
      case WriteOutcome.Unavailable(String why) ->
          trouble(key, seen, Reconciled.API_UNAVAILABLE, why);
      case WriteOutcome.NotLeading() -> notLeading();
    };
  }

  /**
   * @param canary as the actions left it: its resourceVersion is the one to write over
   */
  private Seen finish(CanaryKey key, Observation seen, Decision.Act act, Canary canary) {
    CanaryStatus before = seen.world().canary().statusOrEmpty();
    Instant now = parts.clock().instant();
    Duration took = Duration.between(seen.world().now(), now);
    CanaryStatus timed = Reconciled.succeeded(StepTime.whole(before, act.next(), took), now);
    HealthChecks.Examined examined = parts.health().shown(seen, timed, now);
    CanaryStatus whole = common(seen, examined.status(), now);
    CanaryStatus next = parts.filing().file(canary, before, whole);
    if (!next.equals(before)) {
      parts.backlog().letPass(REPORT_LATER);
    }
    return switch (parts.persist().write(canary, before, next)) {
      case WriteOutcome.Done _ -> {
        parts
            .after()
            .decided(
                seen.againAt(examined.again()),
                filed(act, next),
                new AfterTick.Written(next, whole, !before.equals(next)));
        yield change -> seen.has(change) || parts.ownWrites().made(key, change);
      }
      case WriteOutcome.Stale(String why) -> again(key, why);
      case WriteOutcome.Contested(String why, Duration pause) -> later(key, why, pause);
      case WriteOutcome.Refused(String why) -> retry(key, why);
      case WriteOutcome.Ending(String why) -> ending(key, why);
      case WriteOutcome.Unavailable(String why) -> retry(key, why);
      case WriteOutcome.NotLeading() -> notLeading();
    };
  }

  /** Observers see the records as they were written, and the next tick is due when that says. */
  private static Decision.Act filed(Decision.Act act, CanaryStatus next) {
    CanaryStatus planned = act.next();
    boolean filed = !planned.pastRuns().equals(next.pastRuns());
    return new Decision.Act(
        act.actions(),
        filed ? planned.edit().run(next.run()).pastRuns(next.pastRuns()).done() : planned,
        act.announcements(),
        act.why(),
        StepTime.wake(act.wake(), planned, next),
        act.outcome());
  }

  /** The decision stays unwritten and is made again; the canary says why nothing moves. */
  private Seen trouble(CanaryKey key, Observation seen, String reason, String why) {
    LOG.warnf("%s", why);
    Canary canary = seen.world().canary();
    CanaryStatus before = canary.statusOrEmpty();
    Instant now = parts.clock().instant();
    CanaryStatus next = Reconciled.failed(before, reason, why, now);
    if (!next.equals(before)) {
      var news = List.of(Reconciled.announcement(before, why, now));
      CanaryStatus announced = common(seen, next, now).edit().announcements(news).done();
      if (parts.persist().write(canary, before, announced) instanceof WriteOutcome.Done) {
        parts.after().failed(canary, announced, news);
      }
    }
    parts.after().retryLater(key);
    return Seen.NOTHING;
  }

  private static CanaryStatus common(Observation seen, CanaryStatus next, Instant now) {
    World world = seen.world();
    return CommonConditions.shown(world.settings().commonConditions(), world.canary(), next, now);
  }

  private Seen again(CanaryKey key, String why) {
    LOG.debugf("observing again: %s", why);
    parts.after().lostRace(key);
    return Seen.NOTHING;
  }

  private Seen later(CanaryKey key, String why, Duration pause) {
    LOG.warnf("%s", why);
    parts.after().later(key, pause);
    return Seen.NOTHING;
  }

  /** The canary goes with its namespace; until then it is reconciled now and then. */
  private Seen ending(CanaryKey key, String why) {
    LOG.debugf("%s", why);
    parts.after().retryLater(key);
    return Seen.NOTHING;
  }

  private static Seen notLeading() {
    LOG.info("another controller leads; leaving this canary");
    return Seen.NOTHING;
  }

  private Seen retry(CanaryKey key, String why) {
    LOG.warnf("the status cannot be written, so the decision is repeated: %s", why);
    parts.after().retryLater(key);
    return Seen.NOTHING;
  }
}
