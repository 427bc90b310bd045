package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;

/**
 * A pod that takes requests.
 *
 * @param address host and port of its real server
 * @param workload the name of what owns it, in the end
 */
record Endpoint(String address, String namespace, String pod, String workload) {
  /** Where a pod of the sandbox really listens, such as {@code 127.0.0.1:43211}. */
  static final String ADDRESS = "sandbox.haldane.io/address";

  /** The name of the Deployment or DaemonSet that a pod belongs to. */
  static final String WORKLOAD = "sandbox.haldane.io/workload";

  /** The header in which a pod says how long its version takes for an answer. */
  static final String TOOK_MILLIS = "x-sandbox-took-ms";

  /** Empty for a pod that is not ready, is going away or has no address. */
  static Optional<Endpoint> of(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    String address = annotations == null ? null : annotations.get(ADDRESS);
    if (address == null || pod.getMetadata().getDeletionTimestamp() != null || !isReady(pod)) {
      return Optional.empty();
    }
    String name = pod.getMetadata().getName();
    String workload = annotations.getOrDefault(WORKLOAD, name);
    return Optional.of(new Endpoint(address, pod.getMetadata().getNamespace(), name, workload));
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(each -> "Ready".equals(each.getType()) && "True".equals(each.getStatus()));
  }
}
