package io.haldane.sandbox.mesh;

import io.haldane.sandbox.mesh.Host.ServiceName;
import java.util.List;
import java.util.Optional;

/**
 * What to do with the requests that match.
 *
 * @param matches one must hold; none at all holds always
 * @param rewrite replaces the prefix that matched, or else the whole path
 */
record Rule(
    List<RequestMatch> matches,
    List<Destination> destinations,
    List<Mirror> mirrors,
    HeaderChange onRequest,
    HeaderChange onResponse,
    Optional<String> rewrite) {

  /**
   * A copy of some requests for another Service.
   *
   * @param share 0 to 1
   */
  record Mirror(ServiceName service, double share) {}

  /** A rule that only divides. */
  static Rule split(List<Destination> destinations) {
    return new Rule(
        List.of(), destinations, List.of(), HeaderChange.NONE, HeaderChange.NONE, Optional.empty());
  }

  /** The request as this rule sends it on, or empty when the rule is not for it. */
  Optional<Message> apply(Message request) {
    if (matches.isEmpty()) {
      return Optional.of(rewritten(request, Optional.empty()));
    }
    return matches.stream()
        .filter(match -> match.accepts(request))
        .findFirst()
        .map(match -> rewritten(request, match.uri()));
  }

  private Message rewritten(Message request, Optional<TextMatch> uri) {
    Message changed = request.with(onRequest);
    return rewrite.map(path -> changed.withPath(path(request, uri, path))).orElse(changed);
  }

  private static String path(Message request, Optional<TextMatch> uri, String path) {
    if (uri.orElse(null) instanceof TextMatch.Prefix(String prefix)) {
      String rest = request.path().substring(prefix.length());
      String joined = path + rest;
      return joined.startsWith("/") ? joined : "/" + joined;
    }
    return path;
  }
}
