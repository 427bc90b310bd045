package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.haldane.api.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object as the API server serves it.
 *
 * @param apiVersion {@code group/version}, or {@code v1} for the core group
 * @param plural name of the resource in paths
 */
record Kind(String apiVersion, String kind, String plural, boolean namespaced) {
  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** Path of the collection; of all namespaces when none is given. */
  String collection(@Nullable String namespace) {
    String root = (group().isEmpty() ? "api/" : "apis/") + apiVersion + "/";
    return root + (namespaced && namespace != null ? "namespaces/" + namespace + "/" : "") + plural;
  }

  String path(ObjectRef ref) {
    return collection(ref.namespace()) + "/" + ref.name();
  }

  ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group())
        .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }
}
