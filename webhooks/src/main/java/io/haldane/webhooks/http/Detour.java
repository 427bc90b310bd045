package io.haldane.webhooks.http;

import io.haldane.api.net.Destination;
import io.haldane.api.net.HostRules;
import io.haldane.api.net.Lookups;
import io.haldane.api.net.Pin;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * A proxy that an alert provider names. The proxy has to be a host that may be called; it looks up
 * the rest by itself, so of that only the name is held against the rules.
 *
 * @param own whether the installation itself names the proxy
 */
public record Detour(String host, int port, boolean own) {
  static {
    Pin.prepare();
  }

  /** Empty when the text is not an http URL with a host. */
  public static Optional<Detour> parse(String proxy) {
    try {
      URI uri = new URI(proxy.strip());
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      boolean usable =
          "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && port <= 0xffff;
      return usable
          ? Optional.of(new Detour(uri.getHost(), port, HostRules.installed().trusts(proxy)))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** One request that follows no redirect. Blocking. */
  public Exchange once(HttpRequest request, boolean ownTarget, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    HostRules rules = HostRules.installed();
    Optional<String> refusal =
        ownTarget
            ? Optional.empty()
            : Destination.refusalBehindProxy(request.uri(), rules, Destination.Lookup::system);
    if (refusal.isPresent()) {
      return new Exchange.Failed("the address " + refusal.get(), true);
    }
    try {
      Destination proxy =
          own
              ? new Destination.AsWritten()
              : Lookups.within(
                  timeout, () -> Destination.of(host, rules, Destination.Lookup::system));
      return switch (proxy) {
        case Destination.Refused(String why) -> new Exchange.Failed("the proxy " + why, true);
        case Destination.Unknown() ->
            new Exchange.Failed("the proxy's host name is not known to DNS", false);
        case Destination.AsWritten() ->
            // The selector resolves the name; an unknown one fails like any other connection.
            through(InetSocketAddress.createUnresolved(host, port), request, timeout, end);
        case Destination.Pinned(var address) ->
            through(new InetSocketAddress(address, port), request, timeout, end);
      };
    } catch (TimeoutException e) {
      return Failure.timeout(timeout);
    }
  }

  private static Exchange through(
      InetSocketAddress proxy, HttpRequest request, Duration timeout, long end)
      throws InterruptedException {
    // Proxies differ: a client for each leaves nothing behind.
    HttpClient client = Clients.verifying().proxy(ProxySelector.of(proxy)).build();
    try {
      return Exchange.of(client, request, timeout, end);
    } finally {
      client.shutdownNow();
    }
  }

  /** Names nothing: a proxy may be a secret, too. */
  @Override
  public String toString() {
    return "proxy";
  }
}
