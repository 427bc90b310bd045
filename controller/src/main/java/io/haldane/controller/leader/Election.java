package io.haldane.controller.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gets the Lease and keeps it, whatever clocks are set to: the Lease of another has ended once it
 * was seen unchanged for as long as it lasts, and ours is counted from before its renewal was sent.
 * Thread-safe.
 */
final class Election {
  private static final Logger LOG = Logger.getLogger(Election.class);

  /** A Lease that is released is over at once. */
  private static final Duration GIVEN_BACK = Duration.ofSeconds(1);

  private final Lock lock;
  private final Duration lease;
  private final Predicate<String> dead;
  private final LongSupplier nanos;
  private final InstantSource wall;
  private final AtomicReference<@Nullable Renewal> renewed = new AtomicReference<>();
  private @Nullable LeaderElectionRecord observed;
  private long observedAt;

  /** When one was sent. */
  private record Renewal(long nanos, Instant wall) {}

  /**
   * @param dead whether a holder of that name is known to write nothing more
   */
  Election(
      Lock lock, Duration lease, Predicate<String> dead, LongSupplier nanos, InstantSource wall) {
    this.lock = lock;
    this.lease = lease;
    this.dead = dead;
    this.nanos = nanos;
    this.wall = wall;
  }

  /**
   * One try to get the Lease or to renew it.
   *
   * @return whether it is ours
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it is not known
   */
  synchronized boolean tryOnce(KubernetesClient client) {
    LeaderElectionRecord found = lock.get(client);
    Renewal renewal = new Renewal(nanos.getAsLong(), wall.instant());
    if (found == null) {
      lock.create(client, entry(0, null));
    } else {
      observe(found);
      boolean ours = isOurs(found);
      if (!ours && !isOver(found)) {
        return false;
      }
      int transitions = found.getLeaderTransitions() + (ours ? 0 : 1);
      lock.update(client, entry(transitions, ours ? found.getAcquireTime() : null));
    }
    renewed.set(renewal);
    return true;
  }

  /** Whether nobody else can have the Lease yet. Of two clocks the more fearful is believed. */
  boolean isSafe() {
    Renewal last = renewed.get();
    return last != null
        && nanos.getAsLong() - last.nanos < lease.toNanos()
        && Duration.between(last.wall, wall.instant()).compareTo(lease) < 0;
  }

  /** Time since the last renewal; a clock that is set does not change it. */
  Duration age() {
    Renewal last = renewed.get();
    return Duration.ofNanos(last == null ? Long.MAX_VALUE : nanos.getAsLong() - last.nanos);
  }

  /** Releases the Lease if it is ours. */
  synchronized void release(KubernetesClient client) {
    LeaderElectionRecord found = lock.get(client);
    if (found != null && isOurs(found)) {
      ZonedDateTime now = now();
      lock.update(
          client, new LeaderElectionRecord("", GIVEN_BACK, now, now, found.getLeaderTransitions()));
    }
  }

  private void observe(LeaderElectionRecord found) {
    LeaderElectionRecord before = observed;
    if (!found.equals(before)) {
      observed = found;
      observedAt = nanos.getAsLong();
    }
    String holder = found.getHolderIdentity();
    if (before == null || !Objects.equals(holder, before.getHolderIdentity())) {
      LOG.infof("the leader is %s", isNobody(holder) ? "nobody" : holder);
    }
  }

  private boolean isOurs(LeaderElectionRecord found) {
    return lock.identity().equals(found.getHolderIdentity());
  }

  private boolean isOver(LeaderElectionRecord found) {
    String holder = found.getHolderIdentity();
    return isNobody(holder)
        || dead.test(holder)
        || nanos.getAsLong() - observedAt >= found.getLeaseDuration().toNanos();
  }

  private static boolean isNobody(@Nullable String holder) {
    return holder == null || holder.isEmpty();
  }

  private LeaderElectionRecord entry(int transitions, @Nullable ZonedDateTime acquired) {
    ZonedDateTime now = now();
    return new LeaderElectionRecord(
        lock.identity(), lease, acquired == null ? now : acquired, now, transitions);
  }

  private ZonedDateTime now() {
    return wall.instant().atZone(ZoneOffset.UTC);
  }
}
