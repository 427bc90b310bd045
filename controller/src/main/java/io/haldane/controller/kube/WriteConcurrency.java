package io.haldane.controller.kube;

import java.util.function.Supplier;

/**
 * Who waits for whom when more is to be written than an API server takes at once. Permits are taken
 * here, before it is asked whether we still lead, and not in the client's pool of connections,
 * where a request would grow old unseen. What creates objects waits for its own kind: a thousand
 * canaries that are taken over must not keep one from being rolled back. What shifts traffic goes
 * before what reports it. Thread-safe.
 */
final class WriteConcurrency {
  /** Less than there are connections, so that reads and events find one. */
  private static final int WRITES = 20;

  private static final int CREATES = 10;

  private final PrioritySemaphore writes = new PrioritySemaphore(WRITES);
  private final PrioritySemaphore creates = new PrioritySemaphore(CREATES);

  WriteOutcome write(WritePriority priority, Supplier<WriteOutcome> request) {
    return inTurn(writes, priority, request);
  }

  /** Around {@link #write}, for objects that are new. */
  WriteOutcome create(Supplier<WriteOutcome> request) {
    return inTurn(creates, WritePriority.OTHER, request);
  }

  private static WriteOutcome inTurn(
      PrioritySemaphore lane, WritePriority priority, Supplier<WriteOutcome> request) {
    try {
      lane.acquire(priority);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WriteOutcome.Unavailable("this process is stopping");
    }
    try {
      return request.get();
    } finally {
      lane.release();
    }
  }
}
