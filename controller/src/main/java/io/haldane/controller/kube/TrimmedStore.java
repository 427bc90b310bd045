package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.haldane.api.v1beta1.Canary;
import java.util.Map;

/**
 * Keeps objects without their managed fields, which are large. Those of a canary that carries an
 * order stay: they tell who gave it.
 */
final class TrimmedStore<T extends HasMetadata> extends BasicItemStore<T> {
  private static final String HELM_RELEASE = "helm.sh/release.v1";
  private static final String ORDERS = "haldane.io/";
  private final Kind kind;

  TrimmedStore(Kind kind) {
    super(Cache::metaNamespaceKeyFunc);
    this.kind = kind;
  }

  @Override
  public T put(String key, T object) {
    if (!carriesOrder(object)) {
      object.getMetadata().setManagedFields(null);
    }
    // Items of a list do not say their own kind.
    if (object instanceof GenericKubernetesResource generic && generic.getKind() == null) {
      generic.setApiVersion(kind.apiVersion());
      generic.setKind(kind.kind());
    }
    // Helm keeps whole releases in Secrets; no workload mounts those.
    if (object instanceof Secret secret && HELM_RELEASE.equals(secret.getType())) {
      secret.setData(Map.of());
    }
    return super.put(key, object);
  }

  private static boolean carriesOrder(HasMetadata object) {
    return object instanceof Canary
        && object.getMetadata().getAnnotations() != null
        && object.getMetadata().getAnnotations().keySet().stream()
            .anyMatch(name -> name.startsWith(ORDERS));
  }
}
