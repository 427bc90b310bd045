package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.haldane.engine.world.ApiOutage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Notices when the API server cannot be reached, as the client's own interceptor. Others who watch
 * it, those who feed proxies among them, try again with pauses that double up to half a minute, so
 * they may be back much later than it is. See docs/adr/0012. Thread-safe.
 */
public final class Outages implements Interceptor {
  private static final Logger LOG = Logger.getLogger(Outages.class);

  /**
   * How much earlier it may have begun than a request of ours failed, and what all get at least.
   */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration MOST = Duration.ofMinutes(1);

  /** The last pause may be twice as long as all of it; we may notice half of it. */
  private static final int TIMES = 5;

  private final LongSupplier nanos;
  private volatile boolean away;
  private long begun;
  private long from;
  private long until;

  public Outages(LongSupplier nanos) {
    this.nanos = nanos;
    this.until = nanos.getAsLong();
    this.from = until;
    this.begun = until;
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    // A server that is just starting refuses what it does not know yet.
    if (away && response.code() < 400) {
      answered();
    }
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    failed();
  }

  synchronized void failed() {
    if (away) {
      return;
    }
    away = true;
    begun = nanos.getAsLong();
    if (begun - until >= 0) {
      from = begun - MARGIN.toNanos();
    }
  }

  synchronized void answered() {
    if (!away) {
      return;
    }
    away = false;
    long now = nanos.getAsLong();
    long pause = Math.min(MOST.toNanos(), MARGIN.toNanos() + TIMES * (now - begun));
    until = now + Math.max(pause, until - now);
    LOG.infof(
        "the API server was unavailable for %d ms; for %d ms pods that had traffic stay, and new pods get none",
        (now - begun) / 1_000_000, (until - now) / 1_000_000);
  }

  /**
   * The last one, as long as it matters.
   *
   * @param clock what the clock says now
   */
  public synchronized ApiOutage silence(Instant clock) {
    long now = nanos.getAsLong();
    long left = away ? MOST.toNanos() : until - now;
    return left <= 0
        ? ApiOutage.NONE
        : new ApiOutage(clock.minusNanos(now - from), clock.plusNanos(left));
  }
}
