package io.haldane.sandbox.api;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Deletes what has lost its last owner, as the controller manager of a cluster does: a little later
 * and on a thread of its own.
 */
final class GarbageCollector implements AutoCloseable {
  private final Store store;
  private final Orphans orphans;
  private final BlockingQueue<StoreEvent> suspects = new LinkedBlockingQueue<>();
  private final Thread thread;

  GarbageCollector(Store store, Catalog catalog) {
    this.store = store;
    this.orphans = new Orphans(store, catalog);
    this.thread = Thread.ofVirtual().name("garbage-collector").start(this::run);
    store.listen(this::notice);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void notice(StoreEvent event) {
    if (Orphans.mayFollow(event)) {
      suspects.add(event);
    }
  }

  private void run() {
    try {
      while (true) {
        orphans.collect(suspects.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
