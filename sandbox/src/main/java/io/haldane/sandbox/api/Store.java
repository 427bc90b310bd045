package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The objects, their versions, and who watches them.
 *
 * <p>Every method is atomic; a caller that reads, judges and writes holds this object's monitor.
 * Nodes that went in or came out must never be changed.
 */
final class Store {
  private static final int HISTORY = 10_000;

  private final NavigableMap<Key, ObjectNode> objects = new TreeMap<>();
  private final Map<String, Key> byUid = new HashMap<>();
  private final Deque<StoreEvent> history = new ArrayDeque<>();
  private final Set<Watch> watches = new LinkedHashSet<>();
  private final List<Consumer<StoreEvent>> listeners = new CopyOnWriteArrayList<>();
  private long version = 1;
  private long forgotten = 1;

  /** Called inside the change: must neither block nor write. */
  void listen(Consumer<StoreEvent> listener) {
    listeners.add(listener);
  }

  synchronized long version() {
    return version;
  }

  synchronized Optional<ObjectNode> get(Key key) {
    return Optional.ofNullable(objects.get(key));
  }

  synchronized boolean holdsUid(String uid) {
    return byUid.containsKey(uid);
  }

  /** In the order of their keys; all namespaces for an empty one. */
  synchronized Map<Key, ObjectNode> list(ResourceKind kind, String namespace) {
    // Each page of a long list asks for all of it: nothing is sorted again.
    Map<Key, ObjectNode> found = new LinkedHashMap<>();
    Key from = new Key(kind.group(), kind.plural(), namespace, "");
    for (Map.Entry<Key, ObjectNode> entry : objects.tailMap(from).entrySet()) {
      if (!entry.getKey().holds(kind, namespace)) {
        break;
      }
      found.put(entry.getKey(), entry.getValue());
    }
    return found;
  }

  synchronized Map<Key, ObjectNode> all() {
    return new TreeMap<>(objects);
  }

  /** Keeps a copy under a new resource version and tells the watchers. */
  synchronized ObjectNode put(ResourceKind kind, Key key, ObjectNode object) {
    version++;
    ObjectNode kept = object.deepCopy();
    kept.withObject("/metadata").put("resourceVersion", Long.toString(version));
    ObjectNode before = objects.put(key, kept);
    byUid.put(uid(kept), key);
    publish(new StoreEvent(version, kind, key, before, kept));
    return kept;
  }

  synchronized void remove(ResourceKind kind, Key key) {
    ObjectNode before = objects.remove(key);
    if (before != null) {
      version++;
      byUid.remove(uid(before));
      ObjectNode last = before.deepCopy();
      last.withObject("/metadata").put("resourceVersion", Long.toString(version));
      publish(new StoreEvent(version, kind, key, last, null));
    }
  }

  /** Starts to feed a watch: first what it has missed, then what comes. */
  synchronized void attach(Watch watch) {
    if (watch.since() == 0) {
      list(watch.kind(), watch.namespace()).values().forEach(watch::begin);
    } else if (watch.since() < forgotten) {
      watch.expired(version);
      return;
    } else {
      history.stream().filter(event -> event.version() > watch.since()).forEach(watch::offer);
    }
    watches.add(watch);
  }

  synchronized void detach(Watch watch) {
    watches.remove(watch);
  }

  synchronized void dropWatches() {
    List.copyOf(watches).forEach(Watch::drop);
    watches.clear();
  }

  synchronized void forgetHistory() {
    history.clear();
    forgotten = version;
  }

  private void publish(StoreEvent event) {
    if (history.size() == HISTORY) {
      forgotten = history.removeFirst().version();
    }
    history.addLast(event);
    watches.forEach(watch -> watch.offer(event));
    listeners.forEach(listener -> listener.accept(event));
  }

  private static String uid(ObjectNode object) {
    return object.path("metadata").path("uid").asText();
  }
}
