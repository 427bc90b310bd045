package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import java.util.function.Predicate;

/**
 * Keeps large objects that nobody refers to in outline, and all objects without their managed
 * fields, which are large. Those of a canary that carries an order stay: they say who gave it.
 */
final class TrimmedStore<T extends HasMetadata> extends BasicItemStore<T> {
  private static final String ORDERS = "haldane.io/";
  private final Kind kind;
  private final MetadataOnly outline;

  /**
   * @param needed whether a canary refers to an object
   */
  TrimmedStore(Kind kind, Predicate<ObjectRef> needed) {
    super(Cache::metaNamespaceKeyFunc);
    this.kind = kind;
    this.outline = new MetadataOnly(kind, needed);
  }

  @Override
  public T put(String key, T object) {
    if (!carriesOrder(object)) {
      object.getMetadata().setManagedFields(null);
    }
    // Items of a list do not say their own kind, and one text is enough for all of them.
    if (object instanceof GenericKubernetesResource generic) {
      generic.setApiVersion(kind.apiVersion());
      generic.setKind(kind.kind());
    }
    return super.put(key, kept(object));
  }

  /** An outline of a raw object is one too. */
  @SuppressWarnings("unchecked")
  private T kept(T object) {
    return object instanceof RawObject raw ? (T) outline.of(raw) : object;
  }

  private static boolean carriesOrder(HasMetadata object) {
    return object instanceof Canary
        && object.getMetadata().getAnnotations() != null
        && object.getMetadata().getAnnotations().keySet().stream()
            .anyMatch(name -> name.startsWith(ORDERS));
  }
}
