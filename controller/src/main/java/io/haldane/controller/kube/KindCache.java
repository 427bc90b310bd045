package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All objects of one kind, kept current by one watch, which recovers by itself when it is lost. */
final class KindCache {
  private static final Logger LOG = Logger.getLogger(KindCache.class);
  private final SharedIndexInformer<? extends HasMetadata> informer;
  private final CompletableFuture<Void> started;

  private KindCache(SharedIndexInformer<? extends HasMetadata> informer) {
    this.informer = informer;
    this.started = informer.start().toCompletableFuture();
  }

  /**
   * @param namespace the only one to watch, or null for all
   * @param podLabels keys of labels by which workloads are looked for
   * @param changed hears of every object that appears, changes or goes
   */
  static KindCache start(
      KubernetesClient client,
      Kind kind,
      @Nullable String namespace,
      Set<String> podLabels,
      Consumer<HasMetadata> changed) {
    Optional<Class<? extends HasMetadata>> type = Kinds.typed(kind.apiVersion(), kind.kind());
    return type.isPresent()
        ? start(client.resources(type.get()), kind, namespace, podLabels, changed)
        : start(
            client.genericKubernetesResources(kind.context()), kind, namespace, podLabels, changed);
  }

  private static <T extends HasMetadata, L> KindCache start(
      MixedOperation<T, L, Resource<T>> all,
      Kind kind,
      @Nullable String namespace,
      Set<String> podLabels,
      Consumer<HasMetadata> changed) {
    FilterWatchListDeletable<T, L, Resource<T>> scope =
        !kind.namespaced()
            ? all
            : namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
    SharedIndexInformer<T> informer = scope.runnableInformer(0);
    informer.itemStore(new TrimmedStore<>(kind));
    // Nobody asks for the objects of a namespace.
    informer.removeNamespaceIndex();
    informer.addIndexers(Indexes.of(kind, podLabels));
    informer.addEventHandler(new Listener<T>(careful(kind, changed)));
    // The first list fails fast, so that its problem can be told; a lost watch is tried for ever,
    // with growing pauses.
    informer.exceptionHandler((begun, problem) -> begun);
    return new KindCache(informer);
  }

  /** Whoever fails to hear of one object is told of the next. */
  private static Consumer<HasMetadata> careful(Kind kind, Consumer<HasMetadata> changed) {
    return object -> {
      try {
        changed.accept(object);
      } catch (RuntimeException e) {
        LOG.errorf(
            e, "a change of %s %s was not heard", kind.kind(), object.getMetadata().getName());
      }
    };
  }

  /** Waits for the first list; empty when it is here, else the problem. */
  Optional<Throwable> await(Duration patience) {
    try {
      started.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(e);
    }
  }

  boolean synced() {
    return started.isDone() && !started.isCompletedExceptionally() && informer.hasSynced();
  }

  Optional<HasMetadata> find(ObjectRef ref) {
    String key = Cache.namespaceKeyFunc(ref.namespace() == null ? "" : ref.namespace(), ref.name());
    return Optional.ofNullable(informer.getStore().getByKey(key));
  }

  List<HasMetadata> all() {
    return List.copyOf(informer.getStore().list());
  }

  Stream<HasMetadata> claimants(String claim) {
    return informer.getIndexer().byIndex(Claims.INDEX, claim).stream().map(HasMetadata.class::cast);
  }

  /** What an index of this kind has under that key; nothing when the kind has no such index. */
  Stream<HasMetadata> indexed(String index, String key) {
    return informer.getIndexer().getIndexers().containsKey(index)
        ? informer.getIndexer().byIndex(index, key).stream().map(HasMetadata.class::cast)
        : Stream.empty();
  }

  void stop() {
    informer.stop();
  }

  private record Listener<T extends HasMetadata>(Consumer<HasMetadata> changed)
      implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      changed.accept(object);
    }

    @Override
    public void onUpdate(T before, T now) {
      String version = before.getMetadata().getResourceVersion();
      if (version == null || !version.equals(now.getMetadata().getResourceVersion())) {
        changed.accept(now);
      }
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
      changed.accept(object);
    }
  }
}
