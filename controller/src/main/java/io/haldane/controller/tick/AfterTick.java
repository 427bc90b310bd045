package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Wake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** What follows a tick: reports to people and observers, and the time of the next tick. */
public final class AfterTick {
  private final AnnouncementQueue announcements;
  private final TickObserver observer;
  private final Consumer<CanaryKey> wake;
  private final Alarms alarms;
  private final Duration resync;
  private final InstantSource clock;
  private final Backoff backoff = new Backoff();

  public AfterTick(
      AnnouncementQueue announcements,
      TickObserver observer,
      Consumer<CanaryKey> wake,
      Alarms alarms,
      Duration resync,
      InstantSource clock) {
    this.announcements = announcements;
    this.observer = observer;
    this.wake = wake;
    this.alarms = alarms;
    this.resync = resync;
    this.clock = clock;
  }

  /**
   * A status that is in the cluster.
   *
   * @param whole the same before the record of a run that is over got an object of its own; alerts
   *     read it
   * @param changed whether it was written: progress, and not only a decision to reconcile again
   */
  record Written(CanaryStatus status, CanaryStatus whole, boolean changed) {}

  void decided(Observation seen, Decision.Act act, Written next) {
    Canary canary = seen.world().canary();
    Canary written = withStatus(canary, next.status());
    announcements.add(withStatus(canary, next.whole()), act.announcements());
    observer.persisted(seen.world(), act);
    announced(written, act.announcements());
    CanaryKey key = CanaryKey.of(canary);
    if (act.wake() instanceof Wake.Now && !next.changed()) {
      lostRace(key);
      return;
    }
    backoff.reset(key);
    switch (act.wake()) {
      case Wake.Now() -> wake.accept(key);
      case Wake.At(Instant at) -> alarms.set(key, soonest(seen, key, at));
      case Wake.OnChange() -> alarms.set(key, soonest(seen, key, Instant.MAX));
    }
  }

  /** Before anything is decided on it. */
  void seen(Canary canary) {
    announcements.catchUp(canary, clock.instant());
  }

  void failed(Canary canary, CanaryStatus next, List<Announcement> news) {
    Canary written = withStatus(canary, next);
    announcements.add(written, news);
    announced(written, news);
  }

  private void announced(Canary canary, List<Announcement> news) {
    if (!news.isEmpty()) {
      observer.announced(canary, news);
    }
  }

  void gone(CanaryKey key) {
    alarms.cancel(key);
    backoff.reset(key);
    announcements.forget(key);
    observer.gone(key);
  }

  void retryLater(CanaryKey key) {
    alarms.set(key, clock.instant().plus(backoff.afterFailure(key)));
  }

  void later(CanaryKey key, Duration pause) {
    alarms.set(key, clock.instant().plus(pause));
  }

  /** At once, but not forever: what loses every race is slowed down. */
  void lostRace(CanaryKey key) {
    Duration pause = backoff.afterLostRace(key);
    if (pause.isZero()) {
      wake.accept(key);
    } else {
      alarms.set(key, clock.instant().plus(pause));
    }
  }

  /**
   * The resync is spread by the canary's name, so that it comes as a trickle, and moves on in
   * quarters, so that a reconcile seldom has to change it.
   */
  private Instant soonest(Observation seen, CanaryKey key, Instant planned) {
    long spread = Math.floorMod(key.hashCode(), Math.max(1, resync.toMillis() / 5));
    long quarter = Math.max(1, resync.toMillis() / 4);
    long next = clock.instant().plus(resync).toEpochMilli();
    Instant slow = Instant.ofEpochMilli(next - Math.floorMod(next, quarter) + spread);
    Instant missing = seen.lookAgain().orElse(Instant.MAX);
    Instant first = slow.isBefore(missing) ? slow : missing;
    return first.isBefore(planned) ? first : planned;
  }

  /** A copy: the cached object belongs to all. */
  private static Canary withStatus(Canary canary, CanaryStatus status) {
    Canary copy = new Canary();
    copy.setMetadata(canary.getMetadata());
    copy.setSpec(canary.getSpec());
    copy.setStatus(status);
    return copy;
  }
}
