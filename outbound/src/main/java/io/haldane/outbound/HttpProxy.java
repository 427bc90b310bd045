package io.haldane.outbound;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * A proxy that one call names. The proxy has to be a host that may be called; it looks up the rest
 * by itself, so of that only the name is held against the rules.
 *
 * @param trusted whether the installation itself names the proxy
 */
public record HttpProxy(String host, int port, boolean trusted) {
  /** Empty when the text is not an http URL with a host. */
  public static Optional<HttpProxy> parse(String proxy) {
    try {
      URI uri = new URI(proxy.strip());
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      boolean usable =
          "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && port <= 0xffff;
      return usable
          ? Optional.of(new HttpProxy(uri.getHost(), port, HostRules.installed().trusts(proxy)))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  HttpReply send(Hop hop, HttpRequest request) throws InterruptedException, TimeoutException {
    HostRules rules = HostRules.installed();
    Optional<String> refusal =
        hop.options().trusted()
            ? Optional.empty()
            : Destination.refusalBehindProxy(request.uri(), rules, Destination.Lookup::system);
    if (refusal.isPresent()) {
      return new HttpReply.Failed(FailureCause.HOST_DENIED, refusal.get());
    }
    Destination proxy =
        trusted
            ? new Destination.AsWritten()
            : Lookups.within(
                hop.deadline().left(),
                () -> Destination.of(host, rules, Destination.Lookup::system));
    return switch (proxy) {
      case Destination.Refused(String why) -> new HttpReply.Failed(FailureCause.PROXY_DENIED, why);
      case Destination.Unknown() -> new HttpReply.Failed(FailureCause.UNKNOWN_PROXY);
      case Destination.AsWritten() ->
          // The selector resolves the name; an unknown one fails like any other connection.
          through(InetSocketAddress.createUnresolved(host, port), hop, request);
      case Destination.Pinned(var address) ->
          through(new InetSocketAddress(address, port), hop, request);
    };
  }

  private static HttpReply through(InetSocketAddress proxy, Hop hop, HttpRequest request)
      throws InterruptedException {
    // Proxies differ: a client for each leaves nothing behind.
    HttpClient client = Clients.behind(ProxySelector.of(proxy), hop.options().tls());
    try {
      return hop.by(client, request);
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
