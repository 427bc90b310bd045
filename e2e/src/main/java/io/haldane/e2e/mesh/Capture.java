package io.haldane.e2e.mesh;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.e2e.cluster.Addresses;
import io.haldane.e2e.process.Command;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the sidecar every connection to a ClusterIP of a namespace with the label {@code
 * istio-injection: enabled}, whoever opens it; the others stay with kube-proxy. Thread-safe.
 */
final class Capture implements ResourceEventHandler<Service>, AutoCloseable {
  private static final String CHAIN = "HALDANE_MESH";
  private static final String OUTBOUND = "15001";

  private final KubernetesClient client;
  private final Map<String, String> captured = new HashMap<>();
  private final SharedIndexInformer<Service> services;

  /** After kube-proxy has written its rules: ours must come first. */
  Capture(KubernetesClient client) {
    this.client = client;
    nat("-N", CHAIN);
    nat(
        "-I",
        "OUTPUT",
        "1",
        "-p",
        "tcp",
        "-d",
        Addresses.SERVICES,
        "-m",
        "owner",
        "!",
        "--gid-owner",
        Envoy.GROUP,
        "-j",
        CHAIN);
    services = client.services().inAnyNamespace().inform(this);
  }

  @Override
  public synchronized void onAdd(Service service) {
    String address = service.getSpec().getClusterIP();
    if (address == null || address.isEmpty() || address.equals("None") || !inMesh(service)) {
      return;
    }
    String before = captured.put(service.getMetadata().getUid(), address);
    if (before == null) {
      rule("-A", address);
    }
  }

  @Override
  public void onUpdate(Service old, Service service) {
    onAdd(service);
  }

  @Override
  public synchronized void onDelete(Service service, boolean unknown) {
    String address = captured.remove(service.getMetadata().getUid());
    if (address != null) {
      rule("-D", address);
    }
  }

  /** Whether connections that are opened from now on to that ClusterIP are the sidecar's. */
  synchronized boolean holds(String address) {
    return captured.containsValue(address);
  }

  private boolean inMesh(Service service) {
    @Nullable Namespace namespace =
        client.namespaces().withName(service.getMetadata().getNamespace()).get();
    return namespace != null
        && "enabled".equals(namespace.getMetadata().getLabels().get("istio-injection"));
  }

  private static void rule(String action, String address) {
    nat(action, CHAIN, "-p", "tcp", "-d", address, "-j", "REDIRECT", "--to-ports", OUTBOUND);
  }

  private static void nat(String... arguments) {
    String[] command = new String[arguments.length + 4];
    System.arraycopy(new String[] {"iptables", "-w", "-t", "nat"}, 0, command, 0, 4);
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    Command.run(command);
  }

  @Override
  public void close() {
    services.stop();
  }
}
