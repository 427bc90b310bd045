package io.haldane.sandbox;

import java.net.InetSocketAddress;
import java.net.URI;

/** What lies between the workloads: a mesh that splits requests, its metrics, and load. */
public interface Network extends AutoCloseable {

  /** HTTP proxy that knows the names of the cluster's Services and follows their routes. */
  InetSocketAddress proxy();

  /** Base URL of a server that answers Prometheus queries about this network. */
  URI metricsServer();

  /**
   * Requests through the proxy, evenly spread, until it is closed.
   *
   * @param url by the name of a Service, such as {@code http://podinfo.demo/}
   */
  AutoCloseable load(URI url, double perSecond);

  @Override
  void close();
}
