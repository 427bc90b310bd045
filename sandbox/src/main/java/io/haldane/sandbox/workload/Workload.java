package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;

/** Address of a Deployment. */
record Workload(String namespace, String name) {

  static Workload of(Deployment deployment) {
    return new Workload(
        deployment.getMetadata().getNamespace(), deployment.getMetadata().getName());
  }

  /** The Deployment that a pod belongs to; empty for a pod that the sandbox did not start. */
  static Optional<Workload> of(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    return Optional.ofNullable(annotations.get(Workloads.WORKLOAD))
        .map(name -> new Workload(pod.getMetadata().getNamespace(), name));
  }

  /** Key in an informer's cache. */
  String key() {
    return namespace + "/" + name;
  }
}
