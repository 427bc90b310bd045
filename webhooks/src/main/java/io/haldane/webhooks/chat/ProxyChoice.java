package io.haldane.webhooks.chat;

import io.haldane.webhooks.http.Clients;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The proxy that a channel names, else that of the JVM. */
final class ProxyChoice {
  private ProxyChoice() {}

  /** A client that goes that way; empty when the proxy's URL is not usable. */
  static Optional<HttpClient.Builder> of(@Nullable String proxy) {
    if (proxy == null || proxy.isBlank()) {
      return Optional.of(Clients.verifying());
    }
    return address(proxy.strip())
        .map(address -> Clients.verifying().proxy(ProxySelector.of(address)));
  }

  private static Optional<InetSocketAddress> address(String proxy) {
    try {
      URI uri = new URI(proxy);
      if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      // The selector resolves the name; an unknown one then fails like any other connection.
      return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), port));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
