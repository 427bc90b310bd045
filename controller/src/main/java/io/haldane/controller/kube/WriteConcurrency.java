package io.haldane.controller.kube;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Who waits for whom when more is to be written than an API server takes at once. Turns are taken
 * here, before it is asked whether we still lead, and not in the client's pool of connections,
 * where a request would grow old unseen. What creates objects waits for its own kind: a thousand
 * canaries that are taken over must not keep one from being rolled back. Thread-safe.
 */
final class WriteConcurrency {
  /** Less than there are connections, so that reads and events find one. */
  private static final int WRITES = 20;

  private static final int CREATES = 10;

  private final Semaphore writes = new Semaphore(WRITES, true);
  private final Semaphore creates = new Semaphore(CREATES, true);

  WriteOutcome write(Supplier<WriteOutcome> request) {
    return inTurn(writes, request);
  }

  /** Around {@link #write}, for objects that are new. */
  WriteOutcome create(Supplier<WriteOutcome> request) {
    return inTurn(creates, request);
  }

  private static WriteOutcome inTurn(Semaphore lane, Supplier<WriteOutcome> request) {
    try {
      lane.acquire();
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
