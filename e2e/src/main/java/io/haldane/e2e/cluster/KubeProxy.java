package io.haldane.e2e.cluster;

import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.time.Duration;

/** Leads connections to ClusterIPs to ready pods, by rules of iptables in our namespace. */
public final class KubeProxy implements AutoCloseable {
  private final Daemon daemon;

  private KubeProxy(Daemon daemon) {
    this.daemon = daemon;
  }

  /** Starts it and waits for its first rules. */
  public static KubeProxy start(ControlPlane plane, String node) {
    Daemon daemon =
        plane.daemon(
            "kube-proxy",
            "--kubeconfig=" + plane.kubeconfig(User.PROXY),
            "--proxy-mode=iptables",
            "--hostname-override=" + node,
            "--cluster-cidr=" + Addresses.PODS,
            "--iptables-min-sync-period=100ms",
            // The kernel's table is the machine's, not ours to size.
            "--conntrack-max-per-core=0");
    Until.holds(
        "kube-proxy to write its rules",
        Duration.ofSeconds(60),
        () -> {
          daemon.check();
          return Command.run("iptables", "-t", "nat", "-S", "OUTPUT").contains("KUBE-SERVICES");
        },
        daemon::lastLines);
    return new KubeProxy(daemon);
  }

  @Override
  public void close() {
    daemon.close();
  }
}
