package io.haldane.controller.config;

import io.haldane.api.net.Addresses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} ask for, in upper or
 * lower case; the selector of every outgoing call of this process.
 */
public final class Proxies extends ProxySelector {
  private final Map<String, String> environment;
  private final NoProxy direct;

  public Proxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.direct = NoProxy.parse(variable("NO_PROXY"));
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(proxyOf(uri).map(Proxies::toProxy).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The caller reports the failed connection; there is no second proxy to try.
  }

  /** URL of the proxy for calls to that address, or empty when the call goes out directly. */
  public Optional<URI> proxyOf(URI uri) {
    String host = uri.getHost();
    if (host == null || direct.matches(host, uri.getPort())) {
      return Optional.empty();
    }
    String proxy = variable("https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY");
    if (proxy.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(parse(proxy.contains("://") ? proxy : "http://" + proxy));
  }

  /** The JDK's own message would quote the login that a proxy's URL may hold. */
  private static URI parse(String proxy) {
    try {
      URI uri = new URI(proxy);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Falls through: no URL, no proxy.
    }
    throw new IllegalArgumentException(
        "HTTP_PROXY or HTTPS_PROXY is no URL with a host: " + Addresses.shown(proxy));
  }

  private String variable(String name) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return lower.isEmpty() ? environment.getOrDefault(name, "") : lower;
  }

  private static Proxy toProxy(URI proxy) {
    int byDefault = "https".equals(proxy.getScheme()) ? 443 : 80;
    int port = proxy.getPort() < 0 ? byDefault : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
  }
}
