package io.haldane.load.generate;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects to the host that the load is for. Another host was not asked for, and may be
 * one that gets no load: a redirect there is an answer like any other.
 */
final class Redirects {
  private static final int SEE_OTHER = 303;

  private Redirects() {}

  /** What to ask next; null for nothing. Only answers with a status of 3xx get here. */
  static @Nullable Future<RequestOptions> follow(HttpClientResponse response) {
    HttpClientRequest request = response.request();
    String location = response.getHeader(HttpHeaders.LOCATION);
    HttpMethod method = response.statusCode() == SEE_OTHER ? HttpMethod.GET : request.getMethod();
    boolean repeatable = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return location == null || !repeatable ? null : to(request, method, location);
  }

  private static @Nullable Future<RequestOptions> to(
      HttpClientRequest request, HttpMethod method, String location) {
    URI here;
    URI next;
    try {
      here = URI.create(request.absoluteURI());
      next = here.resolve(location);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (next.getHost() == null || !next.getHost().equalsIgnoreCase(here.getHost())) {
      return null;
    }
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .addAll(request.headers())
            .remove(HttpHeaders.CONTENT_LENGTH);
    return Future.succeededFuture(
        new RequestOptions().setMethod(method).setAbsoluteURI(next.toString()).setHeaders(headers));
  }
}
