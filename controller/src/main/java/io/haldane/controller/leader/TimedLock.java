package io.haldane.controller.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A lock that knows when it was last renewed, counted from before the request was sent. */
final class TimedLock implements Lock {
  private final Lock lock;
  private final LongSupplier nanos;
  private final AtomicReference<Optional<Long>> renewed = new AtomicReference<>(Optional.empty());

  TimedLock(Lock lock, LongSupplier nanos) {
    this.lock = lock;
    this.nanos = nanos;
  }

  /** Nanoseconds since the last renewal; the longest time there is when there was none. */
  long age() {
    return renewed.get().map(at -> nanos.getAsLong() - at).orElse(Long.MAX_VALUE);
  }

  @Override
  public @Nullable LeaderElectionRecord get(KubernetesClient client) {
    return lock.get(client);
  }

  @Override
  public void create(KubernetesClient client, LeaderElectionRecord leaderElectionRecord) {
    long begun = nanos.getAsLong();
    lock.create(client, leaderElectionRecord);
    renewed.set(Optional.of(begun));
  }

  @Override
  public void update(KubernetesClient client, LeaderElectionRecord leaderElectionRecord) {
    long begun = nanos.getAsLong();
    lock.update(client, leaderElectionRecord);
    renewed.set(Optional.of(begun));
  }

  @Override
  public String identity() {
    return lock.identity();
  }

  @Override
  public String describe() {
    return lock.describe();
  }
}
