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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** All objects of one kind, kept current by one watch, which recovers by itself when it is lost. */
final class KindCache {
  private static final Logger LOG = Logger.getLogger(KindCache.class);

  /** Objects in one answer. One may have more than a megabyte, and an answer is held whole. */
  private static final long PAGE = 50;

  private static final long PAGE_OF_OUTLINES = 1_000;

  private final SharedIndexInformer<? extends HasMetadata> informer;
  private final CompletableFuture<Void> started;

  private KindCache(
      SharedIndexInformer<? extends HasMetadata> informer, CompletableFuture<Void> started) {
    this.informer = informer;
    this.started = started;
  }

  /**
   * @param scope which objects to watch, and who is called for their changes
   */
  static KindCache start(KubernetesClient client, Kind kind, Caches.Scope scope) {
    Optional<Class<? extends HasMetadata>> type = Kinds.typed(kind.apiVersion(), kind.kind());
    return type.isPresent()
        ? start(client.resources(type.get()), kind, scope)
        : start(client.genericKubernetesResources(kind.context()), kind, scope);
  }

  private static <T extends HasMetadata, L> KindCache start(
      MixedOperation<T, L, Resource<T>> all, Kind kind, Caches.Scope scope) {
    String namespace = scope.namespace();
    FilterWatchListDeletable<T, L, Resource<T>> watched =
        !kind.namespaced()
            ? all
            : namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
    SharedIndexInformer<T> informer =
        watched
            .withLimit(MetadataReads.applyTo(kind) ? PAGE_OF_OUTLINES : PAGE)
            .runnableInformer(0);
    informer.itemStore(new TrimmedStore<>(kind, scope.needed()));
    // Nobody asks for the objects of a namespace.
    informer.removeNamespaceIndex();
    informer.addIndexers(Indexes.of(kind, scope.podLabels()));
    informer.addEventHandler(new Listener<T>(kind, careful(kind, scope.changed())));
    // The first list fails fast, so that its problem can be reported; a lost watch is retried
    // forever, with growing pauses.
    informer.exceptionHandler((begun, problem) -> begun);
    return new KindCache(informer, informer.start().toCompletableFuture());
  }

  /** A listener that fails on one object still gets the next. */
  private static Consumer<HasMetadata> careful(Kind kind, Consumer<HasMetadata> changed) {
    return object -> {
      try {
        changed.accept(object);
      } catch (RuntimeException e) {
        LOG.errorf(
            e,
            "a listener failed on a change of %s %s",
            kind.kind(),
            object.getMetadata().getName());
      }
    };
  }

  /** Waits for the first list; empty when it is here, else the problem. */
  Optional<Throwable> await(Duration longest) {
    try {
      started.get(longest.toMillis(), TimeUnit.MILLISECONDS);
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

  /** The newest version that the watch reported; empty before the first list. */
  Optional<String> version() {
    return Optional.ofNullable(informer.lastSyncResourceVersion()).filter(text -> !text.isEmpty());
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

  private record Listener<T extends HasMetadata>(Kind kind, Consumer<HasMetadata> changed)
      implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      report(object);
    }

    /** What comes as metadata alone does not say what it is of. */
    private void report(T object) {
      if (object instanceof RawObject raw) {
        raw.setApiVersion(kind.apiVersion());
        raw.setKind(kind.kind());
      }
      changed.accept(object);
    }

    @Override
    public void onUpdate(T before, T now) {
      String version = before.getMetadata().getResourceVersion();
      if (version == null || !version.equals(now.getMetadata().getResourceVersion())) {
        report(now);
      }
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
      report(object);
    }
  }
}
