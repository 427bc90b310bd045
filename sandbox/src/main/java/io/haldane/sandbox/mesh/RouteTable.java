package io.haldane.sandbox.mesh;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one kind, by host. Where two objects name the same host, the first by namespace and
 * name is heard. Written by an informer, read by every request.
 */
final class RouteTable {
  private final Map<String, Route> byObject = new ConcurrentSkipListMap<>();
  private volatile Map<String, Route> byHost = Map.of();

  /**
   * Replaces what an object says.
   *
   * @param route null when the object is gone
   */
  synchronized void put(String object, @Nullable Route route) {
    if (route == null) {
      byObject.remove(object);
    } else {
      byObject.put(object, route);
    }
    Map<String, Route> next = new HashMap<>();
    for (Route each : byObject.values()) {
      each.hosts().forEach(host -> next.putIfAbsent(host, each));
    }
    byHost = next;
  }

  Optional<Route> exact(Host host) {
    return Optional.ofNullable(byHost.get(host.key()));
  }

  /** The route with the longest wildcard that covers the host. */
  Optional<Route> wildcard(Host host) {
    return byHost.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("*"))
        .filter(entry -> host.key().endsWith(entry.getKey().substring(1)))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue);
  }
}
