package io.haldane.e2e.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.e2e.controller.Installation;
import io.haldane.e2e.process.Daemon;
import java.nio.file.Path;
import java.util.List;

/**
 * The cluster that a run is measured on.
 *
 * @param client an administrator's, closed with the cluster
 * @param logs of all processes
 * @param processes all of the cluster
 */
record Ground(
    KubernetesClient client,
    Installation installation,
    AuditLog audit,
    Path logs,
    List<Daemon> processes) {}
