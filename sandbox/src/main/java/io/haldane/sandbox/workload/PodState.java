package io.haldane.sandbox.workload;

/**
 * What a rollout needs to know of a pod.
 *
 * @param available ready for at least {@code minReadySeconds}
 */
record PodState(
    String name, String templateHash, boolean ready, boolean available, boolean terminating) {}
