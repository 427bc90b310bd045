package io.haldane.controller.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about where it comes from.
 *
 * @param address of the other end of the connection, an IP address
 * @param host that the request is meant for, without port and in lower case; absent when not given
 * @param proxied whether a proxy stands in between, by the headers that it added
 * @param site what a browser says of the page behind the request; absent from other clients
 */
record Caller(String address, @Nullable String host, boolean proxied, @Nullable String site) {
  private static final List<String> PROXIES =
      List.of("x-forwarded-", "forwarded", "via", "x-real-ip", "x-envoy-", "l5d-");
  private static final Set<InetAddress> LOOPBACK =
      Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  static Caller of(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    boolean proxied =
        request.headers().names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> PROXIES.stream().anyMatch(name::startsWith));
    return new Caller(
        request.remoteAddress().hostAddress(),
        authority == null ? null : authority.host().toLowerCase(Locale.ROOT),
        proxied,
        request.getHeader("Sec-Fetch-Site"));
  }

  /** Sidecars of Istio come from 127.0.0.6 with other people's requests: two addresses count. */
  boolean isLocal() {
    return !proxied && LOOPBACK.contains(InetAddress.ofLiteral(address));
  }

  /** Whether the request is meant for this machine by name; a name that was re-bound is not. */
  boolean meansThisMachine() {
    return host != null && LOCAL_NAMES.contains(host);
  }

  /** Whether a page of another site makes a browser ask; following a link is no such thing. */
  boolean isForeignPage() {
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }
}
