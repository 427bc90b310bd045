package io.haldane.controller;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.announce.FaultyObjects;
import io.haldane.controller.announce.Outbox;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Clusters;
import io.haldane.controller.kube.OwnWrites;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.leader.Leadership;
import io.haldane.controller.schedule.Schedule;
import io.haldane.controller.tick.NeedsOf;
import io.haldane.controller.tick.Observe;
import io.haldane.controller.tick.Reconcile;
import io.haldane.controller.tick.SerialQueues;
import io.haldane.controller.tick.TickObserver;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import io.haldane.outbound.admission.Calls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.quartz.SchedulerException;

/** Starts and stops the parts of the controller in order; one per process. */
public final class Controller {
  private static final Logger LOG = Logger.getLogger(Controller.class);

  /** What comes from outside. */
  public record Surroundings(
      HaldaneConfig config,
      Clusters clusters,
      Wiring wiring,
      NeedsOf needs,
      Function<World, Decision> decide,
      List<TickObserver> observers,
      Runnable leadershipLost,
      InstantSource clock) {}

  /**
   * What is started, asked and stopped here.
   *
   * @param tick reconciles one canary
   */
  record Parts(
      Caches caches,
      OwnWrites ownWrites,
      Observe observe,
      SerialQueues queues,
      Reconcile tick,
      Schedule schedule,
      Calls calls,
      Outbox outbox,
      Leadership leadership,
      FaultyObjects faulty,
      CanaryStatusFeed statuses) {}

  private final Parts parts;
  private final Duration grace;
  private final Runnable leadershipLost;

  private Controller(Parts parts, Duration grace, Runnable leadershipLost) {
    this.parts = parts;
    this.grace = grace;
    this.leadershipLost = leadershipLost;
  }

  /** A controller that does nothing before {@link #start()}. */
  public static Controller of(Surroundings around) throws SchedulerException {
    return new Controller(
        Assembly.of(around), around.config().shutdownGrace(), around.leadershipLost());
  }

  /** Fills the caches, then stands for election. Throws when our own kinds cannot be read. */
  public void start() throws Unreadable {
    parts.caches.startCore();
    parts.statuses.started();
    LOG.infof("knowing %d canaries; standing for election", parts.caches.canaries().count());
    parts.leadership.start(this::lead, this::lost);
    Thread.ofVirtual().name("foresee").start(this::foresee);
  }

  /** While the election goes on, so that the first ticks of a new leader find all kinds there. */
  private void foresee() {
    parts
        .caches
        .canaries()
        .forEach(canary -> {
          try {
            parts.caches.expect(parts.observe.foresee(canary).stream());
          } catch (RuntimeException e) {
            LOG.debug(
                "an early read of a canary failed; its first reconcile will report the cause", e);
          }
        });
  }

  /** Why people should not rely on this process; empty when they can, on standbys too. */
  public Optional<String> notReady() {
    return parts.caches.ready()
        ? parts.caches.doubt()
        : Optional.of("the caches are not filled yet");
  }

  /**
   * Does it while no canary waits for a time in its status and none is reconciled; or not at all. A
   * tick that began with the old time and a status written with the new one would not fit together.
   *
   * @return whether it was done
   */
  boolean atRest(Runnable action) {
    long moves = parts.queues.moves();
    // First: what rests() reads must not be older than what was written.
    return parts.ownWrites.showEveryStatus() && rests() && parts.queues.stillIdle(moves, action);
  }

  private boolean rests() {
    return parts
        .caches
        .canaries()
        .map(Canary::statusOrEmpty)
        .noneMatch(status ->
            status.phase().running()
                || (status.nextAnalysisTime() != null && status.phase() != CanaryPhase.WAITING));
  }

  /** Reconciles every canary, which also sets its alarm again. */
  void reconcileAll() {
    parts.schedule.forget();
    parts.caches.canaries().map(CanaryKey::of).forEach(parts.queues::wake);
  }

  /** Canaries that are being reconciled. */
  public int queueDepth() {
    return parts.queues.depth();
  }

  public boolean leads() {
    return parts.leadership.holds();
  }

  /** The canaries that this process reconciles: all of them on the leader, none on a standby. */
  public Stream<Canary> owned() {
    return leads() ? parts.caches.canaries() : Stream.empty();
  }

  /** Ends what is running as far as the grace allows, then releases the leadership. */
  public void stop() {
    parts.schedule.close();
    try {
      parts.queues.close(grace.dividedBy(2));
      parts.outbox.close(grace.dividedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.calls.close();
    parts.leadership.close();
    parts.caches.close();
  }

  private void lead() {
    parts.statuses.leading();
    parts.queues.open(parts.tick);
    reconcileAll();
    parts.faulty.reportAll();
  }

  private void lost() {
    LOG.error("the leadership is lost: stopping at once, so that no two controllers write");
    try {
      parts.queues.close(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leadershipLost.run();
  }
}
