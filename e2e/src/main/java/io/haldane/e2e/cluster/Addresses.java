package io.haldane.e2e.cluster;

import io.haldane.e2e.process.Command;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Addresses of the cluster's network namespace, which this JVM runs in. All of them live on its
 * loopback device: EndpointSlices refuse 127.0.0.0/8, and nothing of it leaves the namespace.
 */
public final class Addresses {
  /** The API server and the node. */
  public static final String NODE = "10.244.0.1";

  /** The sidecar that carries the connections of namespaces in the mesh. */
  public static final String SIDECAR = "10.244.0.3";

  public static final String CONTOUR = "10.244.0.5";

  public static final String TRAEFIK = "10.244.0.6";

  public static final String TRAEFIK_WITH_EMPTY_SERVICES = "10.244.0.7";

  public static final String TRAEFIK_OF_KNATIVE = "10.244.0.8";

  public static final String PODS = "10.244.0.0/16";

  /** ClusterIPs. */
  public static final String SERVICES = "10.96.0.0/12";

  private static final AtomicInteger POD = new AtomicInteger(2 * 256);

  private Addresses() {}

  /** Makes ready the namespace that the launcher has made. */
  public static void prepare() {
    Command.run("ip", "link", "set", "lo", "up");
    Command.run("ip", "address", "replace", NODE + "/16", "dev", "lo");
    Command.run("ip", "route", "replace", SERVICES, "dev", "lo", "src", NODE);
  }

  public static void add(String address) {
    Command.run("ip", "address", "replace", address + "/32", "dev", "lo");
  }

  public static void remove(String address) {
    Command.run("ip", "address", "del", address + "/32", "dev", "lo");
  }

  /** One that no pod had before. */
  public static String nextPod() {
    int number = POD.incrementAndGet();
    // The last byte runs from 1 to 254.
    return "10.244." + (2 + (number - 512) / 254) + "." + (1 + (number - 512) % 254);
  }
}
