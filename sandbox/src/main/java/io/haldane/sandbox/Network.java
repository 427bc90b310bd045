package io.haldane.sandbox;

import com.sun.net.httpserver.HttpHandler;
import io.haldane.sandbox.load.Traffic;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

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
   * @param headers of every request
   */
  Traffic load(URI url, double perSecond, Map<String, String> headers);

  /** Lets a handler answer for a host, before anything in the cluster does. */
  void register(String host, HttpHandler handler);

  /** Requests that pods of a workload have answered, whoever asked: users, hooks or a mirror. */
  long answered(String namespace, String workload);

  @Override
  void close();
}
