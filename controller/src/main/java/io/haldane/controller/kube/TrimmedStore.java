package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps objects without their managed fields, which nobody here reads and which are large. */
final class TrimmedStore<T extends HasMetadata> extends BasicItemStore<T> {
  private final Kind kind;

  TrimmedStore(Kind kind) {
    super(Cache::metaNamespaceKeyFunc);
    this.kind = kind;
  }

  @Override
  public T put(String key, T object) {
    object.getMetadata().setManagedFields(null);
    // Items of a list do not say their own kind.
    if (object instanceof GenericKubernetesResource generic && generic.getKind() == null) {
      generic.setApiVersion(kind.apiVersion());
      generic.setKind(kind.kind());
    }
    return super.put(key, object);
  }
}
