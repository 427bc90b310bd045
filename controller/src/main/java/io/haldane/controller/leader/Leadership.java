package io.haldane.controller.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.haldane.controller.config.HaldaneConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The election. The Lease has the reference's name, so that the two controllers never drive the
 * same canaries.
 */
public final class Leadership implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Leadership.class);
  private static final String LEASE = "flagger-leader-election";
  private static final Duration OVERDUE_GLANCE = Duration.ofMillis(50);

  /** How the election is held. */
  public record Terms(String namespace, Duration lease, Duration renewDeadline, Duration retry) {
    public static Terms of(HaldaneConfig config) {
      return new Terms(
          config.namespace().orElse(config.leaderElectionNamespace()),
          config.leaseDuration(),
          config.leaseRenewDeadline(),
          config.leaseRetryPeriod());
    }
  }

  private final TimedLock lock;
  private final Terms terms;
  private final LeaderElector elector;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean leading = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile @Nullable CompletableFuture<?> election;

  /**
   * @param won called once this process may write
   * @param lost called when it may not any more, but not on {@link #close()}
   */
  public Leadership(KubernetesClient client, Terms terms, Runnable won, Runnable lost) {
    this.terms = terms;
    String identity = hostname() + "_" + UUID.randomUUID();
    this.lock = new TimedLock(new LeaseLock(terms.namespace(), LEASE, identity), System::nanoTime);
    LeaderCallbacks callbacks =
        new LeaderCallbacks(
            () -> {
              LOG.infof("leading as %s", identity);
              leading.set(true);
              won.run();
            },
            () -> {
              if (leading.getAndSet(false) && !closing.get()) {
                lost.run();
              }
            },
            leader -> LOG.infof("the leader is %s", leader == null ? "nobody" : leader));
    this.elector =
        new LeaderElector(
            client,
            new LeaderElectionConfig(
                lock,
                terms.lease(),
                terms.renewDeadline(),
                terms.retry(),
                callbacks,
                true,
                "haldane"),
            threads);
  }

  public void start() {
    election = elector.start();
  }

  /** Whether no other process can be leading yet. Asked before every write. */
  public boolean holds() {
    return leading.get() && lock.age() < terms.lease().toNanos();
  }

  /**
   * As {@link #holds()}, but waits while the Lease is overdue and may yet be renewed, so that a
   * late renewal delays work instead of losing it. False once the leadership is lost.
   */
  public boolean leads() {
    while (leading.get() && !holds() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(OVERDUE_GLANCE.toNanos());
    }
    return holds();
  }

  /** Gives the Lease back, so that the next leader need not wait for its end. */
  @Override
  public void close() {
    closing.set(true);
    CompletableFuture<?> running = election;
    if (running != null) {
      running.cancel(true);
    }
    if (leading.getAndSet(false)) {
      elector.release();
    }
    threads.shutdownNow();
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
