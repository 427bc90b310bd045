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
import io.haldane.api.v1beta1.Canary;
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
   * @param changed hears of every object that appears, changes or goes
   */
  static KindCache start(
      KubernetesClient client,
      Kind kind,
      @Nullable String namespace,
      Consumer<HasMetadata> changed) {
    Optional<Class<? extends HasMetadata>> type = Kinds.typed(kind.apiVersion(), kind.kind());
    return type.isPresent()
        ? start(client.resources(type.get()), kind, namespace, changed)
        : start(client.genericKubernetesResources(kind.context()), kind, namespace, changed);
  }

  private static <T extends HasMetadata, L> KindCache start(
      MixedOperation<T, L, Resource<T>> all,
      Kind kind,
      @Nullable String namespace,
      Consumer<HasMetadata> changed) {
    FilterWatchListDeletable<T, L, Resource<T>> scope =
        !kind.namespaced()
            ? all
            : namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
    SharedIndexInformer<T> informer = scope.runnableInformer(0);
    informer.itemStore(new TrimmedStore<>(kind));
    // Nobody asks for the objects of a namespace.
    informer.removeNamespaceIndex();
    if (kind.kind().equals(Canary.KIND)) {
      informer.addIndexers(Claims.index());
    }
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
