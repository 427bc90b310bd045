package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request as the mesh sees it.
 *
 * @param path encoded, starting with a slash
 * @param query encoded, with its question mark; empty when there is none
 * @param headers names without regard to case; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(
    String method,
    String host,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** Reads a request in absolute form, as a proxy gets it, or in origin form with its Host. */
  static Message of(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    String authority = uri.getRawAuthority();
    String host = authority != null ? authority : exchange.getRequestHeaders().getFirst("Host");
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    try (InputStream body = exchange.getRequestBody()) {
      return new Message(
          exchange.getRequestMethod(),
          host == null ? "" : host,
          path == null || path.isEmpty() ? "/" : path,
          query == null ? "" : "?" + query,
          copy(exchange.getRequestHeaders()),
          body.readAllBytes());
    }
  }

  Message withPath(String other) {
    return new Message(method, host, other, query, headers, body);
  }

  Message withHost(String other) {
    return new Message(method, other, path, query, headers, body);
  }

  Message with(HeaderChange... changes) {
    Map<String, List<String>> changed = copy(headers);
    for (HeaderChange change : changes) {
      change.applyTo(changed);
    }
    return new Message(method, host, path, query, changed, body);
  }

  /** The values of a header, joined as one text; cookies by semicolon, others by comma. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return String.join(name.equalsIgnoreCase("cookie") ? "; " : ",", values);
  }

  boolean hasHeader(String name) {
    return headers.containsKey(name);
  }

  static Map<String, List<String>> copy(Map<String, List<String>> headers) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, new ArrayList<>(values)));
    return copy;
  }
}
