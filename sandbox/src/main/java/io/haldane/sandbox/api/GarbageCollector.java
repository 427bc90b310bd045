package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Deletes what has lost its last owner, as the controller manager of a cluster does: a little later
 * and on a thread of its own.
 */
final class GarbageCollector implements AutoCloseable {
  private final Store store;
  private final Writes writes;
  private final Catalog catalog;
  private final BlockingQueue<StoreEvent> suspects = new LinkedBlockingQueue<>();
  private final Thread thread;

  GarbageCollector(Store store, Catalog catalog) {
    this.store = store;
    this.writes = new Writes(store);
    this.catalog = catalog;
    this.thread = Thread.ofVirtual().name("garbage-collector").start(this::run);
    store.listen(this::notice);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void notice(StoreEvent event) {
    ObjectNode after = event.after();
    if (after == null || owned(after)) {
      suspects.add(event);
    }
  }

  private void run() {
    try {
      while (true) {
        StoreEvent event = suspects.take();
        synchronized (store) {
          if (event.after() == null) {
            emptied(event);
            store.all().forEach(this::collect);
          } else {
            store.get(event.key()).ifPresent(object -> collect(event.key(), object));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is in a namespace goes with it. */
  private void emptied(StoreEvent event) {
    if (event.kind().kind().equals("Namespace")) {
      store
          .all()
          .forEach((key, object) -> {
            if (key.namespace().equals(event.key().name())) {
              delete(key, object);
            }
          });
    }
  }

  private void collect(Key key, ObjectNode object) {
    if (owned(object) && !ownerLives(object)) {
      delete(key, object);
    }
  }

  private void delete(Key key, ObjectNode object) {
    catalog.kinds().stream()
        .filter(kind -> key.holds(kind, ""))
        .findFirst()
        .ifPresent(kind -> writes.delete(kind, key, object));
  }

  private boolean ownerLives(ObjectNode object) {
    for (JsonNode owner : owners(object)) {
      if (store.holdsUid(owner.path("uid").asText())) {
        return true;
      }
    }
    return false;
  }

  private static boolean owned(ObjectNode object) {
    return !owners(object).isEmpty();
  }

  private static JsonNode owners(ObjectNode object) {
    return object.path("metadata").path("ownerReferences");
  }
}
