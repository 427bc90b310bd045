package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;

/** Which canary. */
public record CanaryKey(String namespace, String name) {
  public static CanaryKey of(HasMetadata canary) {
    return new CanaryKey(canary.getMetadata().getNamespace(), canary.getMetadata().getName());
  }

  public ObjectRef ref() {
    return new ObjectRef(Canary.API_VERSION, Canary.KIND, namespace, name);
  }

  /** {@code name.namespace}, as events and logs call it. */
  @Override
  public String toString() {
    return name + "." + namespace;
  }
}
