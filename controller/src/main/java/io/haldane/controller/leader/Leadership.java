package io.haldane.controller.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.haldane.api.ObjectRef;
import io.haldane.controller.config.HaldaneConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Stands for election until it wins, and leads until it loses. The Lease has the name of Flagger's,
 * so that the two controllers never drive the same canaries.
 */
public final class Leadership implements Ownership, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Leadership.class);
  private static final String LEASE = "flagger-leader-election";
  private static final Duration OVERDUE_GLANCE = Duration.ofMillis(50);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /**
   * How the election is held.
   *
   * @param pod uid of the pod that this process runs in, where it is known
   */
  public record Terms(
      String namespace,
      Duration lease,
      Duration renewDeadline,
      Duration retry,
      Optional<String> pod) {
    public static Terms of(HaldaneConfig config) {
      return new Terms(
          config.namespace().orElse(config.leaderElectionNamespace()),
          config.leaseDuration(),
          config.leaseRenewDeadline(),
          config.leaseRetryPeriod(),
          config.podUid().filter(uid -> !uid.isBlank()));
    }
  }

  /** What one try came to. */
  private enum Try {
    OURS,
    ANOTHERS,
    UNKNOWN
  }

  private final KubernetesClient client;
  private final Terms terms;
  private final String identity;
  private final Election election;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean leading = new AtomicBoolean();
  private volatile boolean closing;

  public Leadership(KubernetesClient client, Terms terms) {
    this.client = client;
    this.terms = terms;
    String pod = hostname() + "_" + terms.pod().map(uid -> uid + "_").orElse("");
    this.identity = pod + UUID.randomUUID();
    this.election =
        new Election(
            new LeaseLock(terms.namespace(), LEASE, identity),
            terms.lease(),
            // A pod starts its container again only when nothing of the former one is left.
            holder -> terms.pod().isPresent() && holder.startsWith(pod),
            System::nanoTime,
            InstantSource.system());
  }

  /**
   * Stands for election.
   *
   * @param won called once this process may write
   * @param lost called when it may not any more, but not on {@link #close()}
   */
  public void start(Runnable won, Runnable lost) {
    threads.execute(() -> stand(won, lost));
  }

  /** Whether no other process can be leading yet. */
  public boolean holds() {
    return leading.get() && election.isSafe();
  }

  /**
   * As {@link #holds()}, but waits while the Lease is overdue and may yet be renewed, so that a
   * late renewal delays work instead of losing it. The leader owns every canary.
   */
  @Override
  public boolean owns(ObjectRef ref) {
    while (leading.get() && !holds() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(OVERDUE_GLANCE.toNanos());
    }
    return holds();
  }

  private void stand(Runnable won, Runnable lost) {
    try {
      while (!closing && !isLost(tryOnce(), won)) {
        pause();
      }
    } catch (RuntimeException e) {
      LOG.error("a bug ended the election", e);
    }
    if (!closing && leading.getAndSet(false)) {
      lost.run();
    }
  }

  private boolean isLost(Try outcome, Runnable won) {
    return switch (outcome) {
      case OURS -> {
        if (!closing && !leading.getAndSet(true)) {
          LOG.infof("leading as %s", identity);
          won.run();
        }
        yield false;
      }
      case ANOTHERS -> leading.get();
      case UNKNOWN -> leading.get() && timeLeft().isNegative();
    };
  }

  /** For how long renewals may still fail. */
  private Duration timeLeft() {
    return terms.renewDeadline().minus(election.age());
  }

  /** A leader must not find out by a request that hangs that it leads no more. */
  private Try tryOnce() {
    Duration limit = leading.get() ? timeLeft() : terms.renewDeadline();
    Future<Boolean> attempt = threads.submit(() -> election.tryOnce(client));
    try {
      return attempt.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
          ? Try.OURS
          : Try.ANOTHERS;
    } catch (ExecutionException e) {
      LOG.warnf("the Lease could not be taken or renewed: %s", e.getCause());
      return Try.UNKNOWN;
    } catch (TimeoutException e) {
      LOG.warn("the Lease could not be taken or renewed: no answer");
      attempt.cancel(true);
      return Try.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
      return Try.UNKNOWN;
    }
  }

  /** A standby waits a little longer or shorter, so that not all try at once. */
  private void pause() {
    long retry = terms.retry().toNanos();
    long spread = leading.get() ? 0 : ThreadLocalRandom.current().nextLong(1 + retry / 5);
    LockSupport.parkNanos(retry + spread);
  }

  /** Releases the Lease, so that the next leader need not wait for its end. */
  @Override
  public void close() {
    closing = true;
    if (leading.getAndSet(false)) {
      release();
    }
    threads.shutdownNow();
  }

  private void release() {
    Future<?> release = threads.submit(() -> election.release(client));
    try {
      release.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("the Lease was not released; it expires by itself: %s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
