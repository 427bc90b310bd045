package io.haldane.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which object: the address of something that the API server holds.
 *
 * @param apiVersion {@code group/version}, or {@code v1} for the core group
 * @param namespace null for cluster-scoped kinds
 */
public record ObjectRef(String apiVersion, String kind, @Nullable String namespace, String name) {

  public static ObjectRef of(HasMetadata object) {
    return new ObjectRef(
        object.getApiVersion(),
        object.getKind(),
        object.getMetadata().getNamespace(),
        object.getMetadata().getName());
  }

  /** Asked for in each read of an object; texts remember their own hash. */
  @Override
  public int hashCode() {
    int space = namespace == null ? 0 : namespace.hashCode();
    return 31 * (31 * kind.hashCode() + space) + name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectRef ref
        && name.equals(ref.name)
        && kind.equals(ref.kind)
        && Objects.equals(namespace, ref.namespace)
        && apiVersion.equals(ref.apiVersion);
  }

  /** {@code Deployment shop/checkout}, for messages. */
  @Override
  public String toString() {
    return kind + " " + (namespace == null ? "" : namespace + "/") + name;
  }
}
