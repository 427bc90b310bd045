package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.HttpHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts outside the cluster's objects. The first label of a name may stand for all below it. */
final class PlainHosts {
  private static final String REST = ".*";

  private final String namespace;
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();

  PlainHosts(String namespace) {
    this.namespace = namespace;
  }

  void put(String host, HttpHandler handler) {
    handlers.put(host.endsWith(REST) ? host : Host.of(host, namespace).key(), handler);
  }

  Optional<HttpHandler> find(Host host) {
    String wildcard = host.service().name() + REST;
    return Optional.ofNullable(handlers.get(host.key()))
        .or(() -> Optional.ofNullable(handlers.get(wildcard)));
  }
}
