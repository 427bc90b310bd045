package io.haldane.controller.web.login;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Set;

/**
 * Whether a request that changes something comes from a page of ours. A browser adds cookies, and a
 * proxy its headers, to requests of other sites too.
 */
final class SameOrigin {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private SameOrigin() {}

  /** Programs with a token of their own in a header are no browsers. */
  static boolean accepts(HttpServerRequest request, Credential credential) {
    return READING.contains(request.method())
        || credential instanceof Credential.Bearer
        || isOurs(request);
  }

  private static boolean isOurs(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    HostAndPort here = request.authority();
    if (origin == null || here == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      return here.host().equalsIgnoreCase(page.getHost())
          && port(here.port(), page) == port(page.getPort(), page);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int port(int named, URI page) {
    return named > 0 ? named : "https".equals(page.getScheme()) ? 443 : 80;
  }
}
