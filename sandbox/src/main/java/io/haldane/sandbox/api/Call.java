package io.haldane.sandbox.api;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request, taken apart by the rules of the Kubernetes API's paths.
 *
 * @param version API version; empty, as {@code resource} is, for a request that names no resource
 */
record Call(
    ApiRequest request,
    String path,
    String version,
    Query query,
    String contentType,
    View view,
    String body) {

  /** The text after the question mark. */
  record Query(Map<String, List<String>> values) {
    /** Empty when absent. */
    String get(String key) {
      return values.getOrDefault(key, List.of("")).getFirst();
    }
  }

  /** What the server reads of the headers of a request; empty where there is none. */
  record Headers(String userAgent, String contentType, String accept) {}

  /**
   * @param uri path and query
   */
  static Call of(String method, String uri, Headers headers, String body, Instant at) {
    Query query = new Query(new QueryStringDecoder(uri).parameters());
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    Parts parts = Parts.of(path);
    ApiRequest request =
        new ApiRequest(
            verb(method, parts, query),
            parts.group,
            parts.resource,
            parts.subresource,
            parts.namespace,
            parts.name,
            headers.userAgent(),
            0,
            at);
    View view = View.of(headers.accept());
    return new Call(request, path, parts.version, query, headers.contentType(), view, body);
  }

  boolean dryRun() {
    return !query.get("dryRun").isEmpty();
  }

  private static Verb verb(String method, Parts parts, Query query) {
    if (parts.resource.isEmpty()) {
      return Verb.DISCOVER;
    }
    return switch (method) {
      case "POST" -> Verb.CREATE;
      case "PUT" -> Verb.UPDATE;
      case "PATCH" -> Verb.PATCH;
      case "DELETE" -> parts.name.isEmpty() ? Verb.DELETE_COLLECTION : Verb.DELETE;
      default -> readVerb(parts, query);
    };
  }

  private static Verb readVerb(Parts parts, Query query) {
    if (query.get("watch").equals("true") || query.get("watch").equals("1")) {
      return Verb.WATCH;
    }
    return parts.name.isEmpty() ? Verb.LIST : Verb.GET;
  }

  private record Parts(
      String group,
      String version,
      String namespace,
      String resource,
      String name,
      String subresource) {

    static Parts of(String path) {
      List<String> words = Arrays.stream(path.split("/")).filter(w -> !w.isEmpty()).toList();
      if (words.size() >= 3 && words.getFirst().equals("api")) {
        return of("", words.get(1), words.subList(2, words.size()));
      }
      if (words.size() >= 4 && words.getFirst().equals("apis")) {
        return of(words.get(1), words.get(2), words.subList(3, words.size()));
      }
      return new Parts("", "", "", "", "", "");
    }

    private static Parts of(String group, String version, List<String> rest) {
      boolean within =
          rest.size() >= 3 && rest.getFirst().equals("namespaces") && !rest.get(2).equals("status");
      List<String> words = within ? rest.subList(2, rest.size()) : rest;
      return new Parts(
          group,
          version,
          within ? rest.get(1) : "",
          words.getFirst(),
          words.size() > 1 ? words.get(1) : "",
          words.size() > 2 ? words.get(2) : "");
    }
  }
}
