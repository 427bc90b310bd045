package io.haldane.outbound;

import io.haldane.api.net.Addresses;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param uri absolute, without user and password
 * @param headers those that {@link #unsendable} accepts
 * @param body text of a request that has one, or null
 */
public record HttpCall(
    String method,
    URI uri,
    Map<String, List<String>> headers,
    @Nullable String body,
    CallOptions options) {

  public static HttpCall get(URI uri, Map<String, List<String>> headers, CallOptions options) {
    return new HttpCall("GET", uri, headers, null, options);
  }

  public static HttpCall post(
      URI uri, Map<String, List<String>> headers, String body, CallOptions options) {
    return new HttpCall("POST", uri, headers, body, options);
  }

  /** The first header that HTTP cannot carry, or that is not the author's to set; empty if none. */
  public static Optional<String> unsendable(Map<String, List<String>> headers) {
    HttpRequest.Builder probe = HttpRequest.newBuilder(URI.create("http://localhost/"));
    return headers.entrySet().stream()
        .filter(header -> !isSendable(probe, header.getKey(), header.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isSendable(HttpRequest.Builder probe, String name, List<String> values) {
    try {
      values.forEach(value -> probe.header(name, value));
      // Only the pinning of an address may set it.
      return !name.equalsIgnoreCase("host");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    TraceParent.current().ifPresent(trace -> request.setHeader(TraceParent.HEADER, trace));
    return request.build();
  }

  /** Names the server only: paths, headers and bodies may hold secrets. */
  @Override
  public String toString() {
    return method + " " + Addresses.shown(uri.toString());
  }
}
