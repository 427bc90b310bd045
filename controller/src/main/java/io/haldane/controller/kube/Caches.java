package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.engine.workload.NeighborWorkload;
import io.haldane.engine.workload.ScalerKind;
import io.haldane.engine.world.PodLabel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cluster, remembered: one watch per kind, begun when somebody first needs the kind. Reading
 * costs no request once a kind is here. Safe for concurrent use.
 */
public final class Caches implements AutoCloseable {
  private static final List<String> CORE =
      List.of(Canary.KIND, MetricTemplate.KIND, AlertProvider.KIND);

  /**
   * What all watches share.
   *
   * @param namespace the only one to watch, or null for all
   * @param podLabels keys of the labels by which {@link #workloads} are found
   * @param needed whether a canary refers to an object; what nobody needs is kept in outline
   * @param changed hears of every object that appears, changes or goes; must not block
   * @param patience with watches that say nothing
   */
  record Scope(
      Clusters clusters,
      @Nullable String namespace,
      Set<String> podLabels,
      Predicate<ObjectRef> needed,
      Consumer<HasMetadata> changed,
      InstantSource clock,
      WatchAge.Patience patience) {}

  /** All but a few watches say something within that time, if only that there is nothing. */
  private static final int ROUNDS_PER_SILENCE = 4;

  private final Scope scope;
  private final Kinds kinds;
  private final WatchRound round;
  private final ReferencedObjects whole;
  private final Map<String, KindSlot> slots = new ConcurrentHashMap<>();

  /**
   * @param namespace the only one to watch, or null for all
   * @param podLabels keys of the labels by which {@link #workloads} are found
   * @param needed whether a canary refers to an object; what nobody needs is kept in outline
   * @param changed hears of every object that appears, changes or goes; must not block
   * @param silence of a watch, after which the API server is asked for news
   */
  public Caches(
      Clusters clusters,
      @Nullable String namespace,
      Set<String> podLabels,
      Predicate<ObjectRef> needed,
      Consumer<HasMetadata> changed,
      InstantSource clock,
      Duration silence) {
    this(
        new Scope(
            clusters, namespace, podLabels, needed, changed, clock, WatchAge.Patience.of(silence)));
  }

  Caches(Scope scope) {
    this.scope = scope;
    this.round =
        new WatchRound(this::slots, scope.patience().silence().dividedBy(ROUNDS_PER_SILENCE));
    this.kinds = new Kinds(scope.clusters());
    this.whole =
        new ReferencedObjects(
            new DirectReads(scope.clusters(), this)::read,
            scope.needed(),
            ReferencedObjects.Limits.of(Runtime.getRuntime().maxMemory()));
  }

  Kinds kinds() {
    return kinds;
  }

  /** Begins to watch our own kinds. Throws with cause and cure when one of them cannot be read. */
  public void startCore() throws Unreadable {
    round.start();
    // At once, because most of it is waiting; what went wrong is told in order.
    CORE.stream().map(kind -> opening(Canary.API_VERSION, kind)).toList().forEach(Caches::join);
    for (String kind : CORE) {
      switch (slot(Canary.API_VERSION, kind).open()) {
        case KindSlot.State.Open _ -> {}
        case KindSlot.State.Missing(String why, _) ->
            throw new Unreadable(
                why + " Install the custom resource definitions of Haldane, then start again.");
        case KindSlot.State.Closed(String why, _) -> throw new Unreadable(why);
      }
    }
  }

  /** Begins to watch the kinds of these objects, and does not wait for it. */
  public void expect(Stream<ObjectRef> refs) {
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
    return Thread.ofVirtual().name("open-" + kind).start(() -> slot(apiVersion, kind).open());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether our own kinds are here. */
  public boolean ready() {
    return CORE.stream()
        .map(kind -> Optional.ofNullable(slots.get(Kinds.key(Canary.API_VERSION, kind))))
        .allMatch(slot -> slot.flatMap(KindSlot::opened).filter(KindCache::synced).isPresent());
  }

  public Optional<Canary> canary(CanaryKey key) {
    return slot(Canary.API_VERSION, Canary.KIND)
        .opened()
        .flatMap(cache -> cache.find(key.ref()))
        .map(Canary.class::cast);
  }

  public Stream<Canary> canaries() {
    return slot(Canary.API_VERSION, Canary.KIND).opened().stream()
        .flatMap(cache -> cache.all().stream())
        .map(Canary.class::cast);
  }

  /** Canaries with the same target as that one, itself among them. */
  public Stream<Canary> claimants(Canary canary) {
    return slot(Canary.API_VERSION, Canary.KIND).opened().stream()
        .flatMap(cache -> cache.claimants(Claims.of(canary)))
        .map(Canary.class::cast);
  }

  /**
   * Reads objects; blocks while a kind is listed for the first time.
   *
   * @param fresher what is known better than the caches know it; empty for deleted objects
   * @throws Unreadable when a kind exists and cannot be read: absence must not be guessed
   */
  public Reading read(Set<ObjectRef> refs, Map<ObjectRef, Optional<HasMetadata>> fresher)
      throws Unreadable {
    List<HasMetadata> objects = new ArrayList<>();
    Map<String, KindSlot.State.Missing> missing = new HashMap<>();
    for (ObjectRef ref : refs) {
      if (fresher.containsKey(ref)) {
        fresher.get(ref).ifPresent(objects::add);
        continue;
      }
      switch (slot(ref.apiVersion(), ref.kind()).open()) {
        case KindSlot.State.Open(KindCache cache) -> {
          Optional<HasMetadata> found = cache.find(ref);
          boolean outlined = found.filter(Caches::isOutline).isPresent();
          (outlined ? whole.of(ref, found.get()) : found).ifPresent(objects::add);
        }
        case KindSlot.State.Missing absent ->
            missing.put(Kinds.key(ref.apiVersion(), ref.kind()), absent);
        case KindSlot.State.Closed(String why, _) -> throw new Unreadable(why);
      }
    }
    List<String> texts =
        missing.values().stream().map(KindSlot.State.Missing::why).sorted().toList();
    Optional<Instant> again =
        missing.values().stream().map(KindSlot.State.Missing::retryAt).min(Instant::compareTo);
    return new Reading(LiveObjects.of(objects), texts, again);
  }

  /** What a write of ours made of an object. */
  void wrote(ObjectRef ref, HasMetadata object) {
    if (object instanceof RawObject raw) {
      whole.wrote(ref, raw);
    }
  }

  /** Nobody refers to that object any more. */
  public void release(ObjectRef ref) {
    whole.forget(ref);
  }

  private static boolean isOutline(HasMetadata object) {
    return object instanceof RawObject raw && raw.isOutline();
  }

  /**
   * Workloads whose pods carry one of these labels. A kind that cannot be read has none: what may
   * not be seen must not stop a canary.
   */
  public List<ObjectNode> workloads(List<PodLabel> labels) {
    return labels.isEmpty()
        ? List.of()
        : NeighborWorkload.KINDS.stream()
            .flatMap(kind -> cache("apps/v1", kind).stream())
            .flatMap(cache ->
                labels.stream()
                    .flatMap(label -> cache.indexed(Indexes.POD_LABEL, Indexes.key(label))))
            .map(LiveObjects::shared)
            .toList();
  }

  /** Autoscalers that were made for a canary; of a kind that cannot be read there are none. */
  public List<ObjectNode> scalers(Canary canary) {
    String uid = String.valueOf(canary.getMetadata().getUid());
    return Arrays.stream(ScalerKind.values())
        .flatMap(kind -> cache(kind.apiVersion(), kind.kind()).stream())
        .flatMap(cache -> cache.indexed(Indexes.CANARY, uid))
        .map(LiveObjects::shared)
        .toList();
  }

  private Optional<KindCache> cache(String apiVersion, String kind) {
    return slot(apiVersion, kind).open() instanceof KindSlot.State.Open(KindCache cache)
        ? Optional.of(cache)
        : Optional.empty();
  }

  /** The object as cached, which may be an outline; empty also when its kind is not watched. */
  public Optional<HasMetadata> peek(ObjectRef ref) {
    return slot(ref.apiVersion(), ref.kind()).opened().flatMap(cache -> cache.find(ref));
  }

  /** Bytes of the objects that are kept, our own kinds aside. */
  long size() {
    long cached =
        slots.values().stream()
            .flatMap(slot -> slot.opened().stream())
            .flatMap(cache -> cache.all().stream())
            .mapToLong(object -> object instanceof RawObject raw ? raw.size() : 0)
            .sum();
    return cached + whole.size();
  }

  /** Why what is read here may be old; empty while every watch is current. */
  public Optional<String> doubt() {
    return slots.values().stream().flatMap(slot -> slot.doubt().stream()).sorted().findFirst();
  }

  private Collection<KindSlot> slots() {
    return List.copyOf(slots.values());
  }

  private KindSlot slot(String apiVersion, String kind) {
    return slots.computeIfAbsent(
        Kinds.key(apiVersion, kind), _ -> new KindSlot(scope, kinds, apiVersion, kind));
  }

  /** Kinds that are watched, as {@code apiVersion/kind}. */
  public Set<String> watched() {
    return slots.entrySet().stream()
        .filter(entry -> entry.getValue().opened().isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    round.close();
    slots.values().forEach(slot -> slot.opened().ifPresent(KindCache::stop));
  }
}
