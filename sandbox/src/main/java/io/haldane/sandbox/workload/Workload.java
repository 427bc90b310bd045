package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Address of a workload; those of several kinds may have one name. */
record Workload(String kind, String namespace, String name) {

  static Workload of(HasMetadata object) {
    return new Workload(
        object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  /** Key in the cache of an informer of its kind. */
  String key() {
    return namespace + "/" + name;
  }
}
