package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.workload.NeighborWorkload;
import io.haldane.engine.workload.ScalerKind;
import io.haldane.engine.world.PodLabel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  /** Of one kind for one canary: a tenant may create any number of them. */
  private static final long MOST_POLICIES = 100;

  /**
   * What all watches share.
   *
   * @param namespace the only one to watch, or null for all
   * @param podLabels keys of the labels by which {@link #workloads} are found
   * @param needed whether a canary refers to an object; what nobody needs is kept in outline
   * @param changed is called for every object that appears, changes or goes; must not block
   * @param limits for watches that say nothing
   */
  record Scope(
      Clusters clusters,
      @Nullable String namespace,
      Set<String> podLabels,
      Predicate<ObjectRef> needed,
      Consumer<HasMetadata> changed,
      InstantSource clock,
      WatchAge.Limits limits) {}

  private final Kinds kinds;
  private final DirectReads direct;
  private final RouteReads routes;
  private final ReferencedObjects whole;
  private final KindSlots slots;

  /**
   * @param namespace the only one to watch, or null for all
   * @param podLabels keys of the labels by which {@link #workloads} are found
   * @param needed whether a canary refers to an object; what nobody needs is kept in outline
   * @param changed is called for every object that appears, changes or goes; must not block
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
            clusters, namespace, podLabels, needed, changed, clock, WatchAge.Limits.of(silence)));
  }

  Caches(Scope scope) {
    this.kinds = new Kinds(scope.clusters());
    this.direct = new DirectReads(scope.clusters(), kinds);
    this.routes = new RouteReads(scope.clusters());
    this.whole =
        new ReferencedObjects(
            direct::read,
            scope.needed(),
            ReferencedObjects.Limits.of(Runtime.getRuntime().maxMemory()));
    this.slots = new KindSlots(scope, kinds);
  }

  Kinds kinds() {
    return kinds;
  }

  /** Reads of the same clusters that do not use what is cached. */
  public DirectReads direct() {
    return direct;
  }

  /** What is read of the same clusters when a provider is searched. */
  public RouteReads routes() {
    return routes;
  }

  /** Begins to watch our own kinds. Throws with cause and fix when one of them cannot be read. */
  public void startCore() throws Unreadable {
    slots.startCore();
  }

  /** Begins to watch the kinds of these objects, and does not wait for it. */
  public void expect(Stream<ObjectRef> refs) {
    slots.expect(refs);
  }

  /** Whether our own kinds are here. */
  public boolean ready() {
    return slots.ready();
  }

  public Optional<Canary> canary(CanaryKey key) {
    return slots
        .of(Canary.API_VERSION, Canary.KIND)
        .opened()
        .flatMap(cache -> cache.find(key.ref()))
        .map(Canary.class::cast);
  }

  public Stream<Canary> canaries() {
    return slots.of(Canary.API_VERSION, Canary.KIND).opened().stream()
        .flatMap(cache -> cache.all().stream())
        .map(Canary.class::cast);
  }

  /** Canaries with the same target as that one, itself among them. */
  public Stream<Canary> claimants(Canary canary) {
    return slots.of(Canary.API_VERSION, Canary.KIND).opened().stream()
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
      switch (slots.of(ref.apiVersion(), ref.kind()).open()) {
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

  /** Those of the objects whose kinds can be read. Blocks as {@link #read} does. */
  public Set<ObjectRef> readable(Set<ObjectRef> refs) {
    return refs.stream()
        .filter(ref -> cache(ref.apiVersion(), ref.kind()).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The objects of a kind in a namespace, a hundred at most; none of a kind that cannot be read.
   */
  public Set<ObjectRef> all(RoutedKind kind, String namespace) {
    return kind.versions().stream()
        .map(version -> kind.group() + "/" + version)
        .flatMap(apiVersion ->
            cache(apiVersion, kind.kind()).stream()
                .flatMap(cache -> cache.all().stream())
                .map(HasMetadata::getMetadata)
                .filter(metadata -> namespace.equals(metadata.getNamespace()))
                .map(metadata ->
                    new ObjectRef(apiVersion, kind.kind(), namespace, metadata.getName())))
        .limit(MOST_POLICIES)
        .collect(Collectors.toUnmodifiableSet());
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
    return slots.of(apiVersion, kind).open() instanceof KindSlot.State.Open(KindCache cache)
        ? Optional.of(cache)
        : Optional.empty();
  }

  /** The object as cached, which may be an outline; empty also when its kind is not watched. */
  public Optional<HasMetadata> peek(ObjectRef ref) {
    return slots.of(ref.apiVersion(), ref.kind()).opened().flatMap(cache -> cache.find(ref));
  }

  /** Bytes of the objects that are kept, our own kinds aside. */
  long size() {
    long cached =
        slots
            .opened()
            .flatMap(cache -> cache.all().stream())
            .mapToLong(object -> object instanceof RawObject raw ? raw.size() : 0)
            .sum();
    return cached + whole.size();
  }

  /** Why what is read here may be old; empty while every watch is current. */
  public Optional<String> doubt() {
    return slots.doubt();
  }

  /** Kinds that are watched, as {@code apiVersion/kind}. */
  public Set<String> watched() {
    return slots.watched();
  }

  @Override
  public void close() {
    slots.close();
  }
}
