package io.haldane.controller.kube;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds that are watched, or that somebody asked to watch. Safe for concurrent use. */
final class KindSlots implements AutoCloseable {
  private static final List<String> CORE =
      List.of(Canary.KIND, MetricTemplate.KIND, AlertProvider.KIND);

  /** All but a few watches say something within that time, if only that there is nothing. */
  private static final int ROUNDS_PER_SILENCE = 4;

  private final Map<String, KindSlot> slots = new ConcurrentHashMap<>();
  private final Caches.Scope scope;
  private final Kinds kinds;
  private final WatchRound round;

  KindSlots(Caches.Scope scope, Kinds kinds) {
    this.scope = scope;
    this.kinds = kinds;
    Map<String, KindSlot> all = slots;
    this.round =
        new WatchRound(
            () -> List.copyOf(all.values()),
            scope.limits().silence().dividedBy(ROUNDS_PER_SILENCE));
  }

  KindSlot of(String apiVersion, String kind) {
    return slots.computeIfAbsent(
        Kinds.key(apiVersion, kind), _ -> new KindSlot(scope, kinds, apiVersion, kind));
  }

  /** Begins to watch our own kinds. The exception says what to do about it. */
  void startCore() throws Unreadable {
    round.start();
    // At once, because most of it is waiting; what went wrong is reported in order.
    CORE.stream().map(kind -> opening(Canary.API_VERSION, kind)).toList().forEach(KindSlots::join);
    for (String kind : CORE) {
      switch (of(Canary.API_VERSION, kind).open()) {
        case KindSlot.State.Open _ -> {}
        case KindSlot.State.Missing(String why, _) ->
            throw new Unreadable(
                why + " Install the custom resource definitions of Haldane, then start again.");
        case KindSlot.State.Closed(String why, _) -> throw new Unreadable(why);
      }
    }
  }

  /** Begins to watch the kinds of these objects, and does not wait for it. */
  void expect(Stream<ObjectRef> refs) {
    refs.map(ref -> Kinds.key(ref.apiVersion(), ref.kind()))
        .distinct()
        .filter(key -> !slots.containsKey(key))
        .toList()
        .forEach(key -> {
          int slash = key.lastIndexOf('/');
          opening(key.substring(0, slash), key.substring(slash + 1));
        });
  }

  private Thread opening(String apiVersion, String kind) {
    return Thread.ofVirtual().name("open-" + kind).start(() -> of(apiVersion, kind).open());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether our own kinds are here. */
  boolean ready() {
    return CORE.stream()
        .map(kind -> Optional.ofNullable(slots.get(Kinds.key(Canary.API_VERSION, kind))))
        .allMatch(slot -> slot.flatMap(KindSlot::opened).filter(KindCache::synced).isPresent());
  }

  /** Caches of the kinds that are watched now. */
  Stream<KindCache> opened() {
    return slots.values().stream().flatMap(slot -> slot.opened().stream());
  }

  Optional<String> doubt() {
    return slots.values().stream().flatMap(slot -> slot.doubt().stream()).sorted().findFirst();
  }

  Set<String> watched() {
    return slots.entrySet().stream()
        .filter(entry -> entry.getValue().opened().isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    round.close();
    opened().forEach(KindCache::stop);
  }
}
