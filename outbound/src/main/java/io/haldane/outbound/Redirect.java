package io.haldane.outbound;

import io.haldane.api.net.Addresses;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a redirect: it is followed on the same server, and from http to https of the same
 * host; to nowhere else, because an answer must not choose whom we call.
 */
public sealed interface Redirect {
  /** So many of one call are followed. */
  int MOST = 5;

  Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  Set<Integer> FETCHED = Set.of(301, 302, 303);

  /** The answer is no redirect. */
  record None() implements Redirect {}

  record Follow(HttpRequest next) implements Redirect {}

  /**
   * It leads elsewhere.
   *
   * @param why a clause that follows a subject, such as "redirects to https://other, …"
   */
  record Refused(String why) implements Redirect {}

  /**
   * Judges one answer. As in browsers and in Go, a POST becomes a GET at 301, 302 and 303.
   *
   * @param location the header of that name
   */
  static Redirect of(HttpRequest request, int status, Optional<String> location) {
    if (!STATUSES.contains(status)) {
      return new None();
    }
    Optional<URI> target = location.flatMap(text -> target(request.uri(), text));
    if (target.isEmpty()) {
      return new Refused("redirects to an unusable address; use the final address");
    }
    return isSameServer(request.uri(), target.get())
        ? new Follow(next(request, status, target.get()))
        : new Refused(
            "redirects to "
                + Addresses.shown(target.get().toString())
                + ", which is another server and is not called; use the final address");
  }

  private static HttpRequest next(HttpRequest request, int status, URI target) {
    HttpRequest.Builder next = HttpRequest.newBuilder(request, (_, _) -> true).uri(target);
    if (request.method().equals("POST") && FETCHED.contains(status)) {
      next.method("GET", BodyPublishers.noBody());
    }
    return next.build();
  }

  private static Optional<URI> target(URI from, String location) {
    try {
      URI target = from.resolve(location.strip());
      boolean usable = target.getHost() != null && scheme(target).matches("https?");
      return usable ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isSameServer(URI from, URI target) {
    boolean sameHost = from.getHost().equalsIgnoreCase(target.getHost());
    boolean same = scheme(from).equals(scheme(target)) && port(from) == port(target);
    boolean intoTls = scheme(from).equals("http") && scheme(target).equals("https");
    return sameHost && (same || intoTls);
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
