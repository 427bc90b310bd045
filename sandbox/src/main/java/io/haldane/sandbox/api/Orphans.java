package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects whose owners are all gone: they go too. */
final class Orphans {
  private final Store store;
  private final Writes writes;
  private final Catalog catalog;

  Orphans(Store store, Catalog catalog) {
    this.store = store;
    this.writes = new Writes(store);
    this.catalog = catalog;
  }

  /** Whether a change can have left an object without an owner. */
  static boolean mayFollow(StoreEvent event) {
    ObjectNode after = event.after();
    return after == null || owned(after);
  }

  /** Deletes what the change has left without an owner. */
  void collect(StoreEvent event) {
    synchronized (store) {
      if (event.after() == null) {
        emptied(event);
        store.all().forEach(this::collect);
      } else {
        store.get(event.key()).ifPresent(object -> collect(event.key(), object));
      }
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
