package io.haldane.doctor.snapshot;

import io.haldane.api.ObjectRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A URL that leads to a Service of the cluster.
 *
 * @param sure false for a name with one dot, which may also be a host outside
 */
public record ServiceAddress(String namespace, String service, int port, boolean sure) {
  /**
   * Reads a URL.
   *
   * @param home namespace in which a name without a dot is found
   * @return empty for a host outside the cluster, or a text that is no URL
   */
  public static Optional<ServiceAddress> of(String url, String home) {
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String host = uri.getHost();
    if (host == null || host.startsWith("[") || host.matches("[0-9.]+|localhost")) {
      return Optional.empty();
    }
    int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    List<String> parts = List.of(host.split("\\."));
    if (parts.size() == 1) {
      return Optional.of(new ServiceAddress(home, host, port, true));
    }
    boolean named = parts.size() >= 3 && parts.get(2).equals("svc");
    return named || parts.size() == 2
        ? Optional.of(new ServiceAddress(parts.get(1), parts.getFirst(), port, named))
        : Optional.empty();
  }

  public ObjectRef ref() {
    return new ObjectRef("v1", "Service", namespace, service);
  }

  public ObjectRef namespaceRef() {
    return new ObjectRef("v1", "Namespace", null, namespace);
  }
}
