package io.haldane.metrics.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides about a redirect: credentials never travel to another host or out of TLS. */
final class Redirects {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  /** Headers that say nothing about who asks; lower case. */
  private static final Set<String> PLAIN = Set.of("accept", "user-agent");

  sealed interface Next {}

  /** No redirect, or no more to be done about it. */
  record Stay() implements Next {}

  record Follow(HttpRequest request) implements Next {}

  record Refuse(String why) implements Next {}

  private Redirects() {}

  static Next next(HttpRequest request, Reply reply) {
    if (!(reply instanceof Reply.Answered answered) || !STATUSES.contains(answered.status())) {
      return new Stay();
    }
    return answered
        .headers()
        .firstValue("location")
        .flatMap(location -> target(request.uri(), location))
        .map(target -> judge(request, target))
        .orElseGet(() -> new Refuse("redirects to no usable address; put the final one in place"));
  }

  private static Optional<URI> target(URI from, String location) {
    try {
      URI target = from.resolve(location);
      boolean usable = target.getHost() != null && scheme(target).matches("https?");
      return usable ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Next judge(HttpRequest request, URI target) {
    if (!request.method().equals("GET") || (anyCredentials(request) && !safe(request, target))) {
      return new Refuse(
          "redirects to "
              + scheme(target)
              + "://"
              + target.getHost()
              + ", where credentials are not sent; use the final address");
    }
    return new Follow(HttpRequest.newBuilder(request, (name, value) -> true).uri(target).build());
  }

  private static boolean anyCredentials(HttpRequest request) {
    return request.headers().map().keySet().stream()
        .anyMatch(name -> !PLAIN.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** The same server, or its TLS port. */
  private static boolean safe(HttpRequest request, URI target) {
    URI from = request.uri();
    boolean sameHost = from.getHost().equalsIgnoreCase(target.getHost());
    boolean sameServer = scheme(from).equals(scheme(target)) && port(from) == port(target);
    boolean intoTls = scheme(from).equals("http") && scheme(target).equals("https");
    return sameHost && (sameServer || intoTls);
  }

  private static String scheme(URI uri) {
    String scheme = uri.getScheme();
    return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return scheme(uri).equals("https") ? 443 : 80;
  }
}
