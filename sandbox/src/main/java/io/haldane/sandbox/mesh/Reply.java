package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What goes back to the client. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Map<String, List<String>> headers, byte[] body) {
  /** Says why the mesh answered in place of a pod. */
  static final String REASON = "x-sandbox-reason";

  /** The mesh's own answer. */
  static Reply own(int status, String reason) {
    return new Reply(
        status,
        Map.of(REASON, List.of(reason), "content-type", List.of("text/plain; charset=utf-8")),
        (reason + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Reply with(HeaderChange... changes) {
    Map<String, List<String>> changed = Message.copy(headers);
    for (HeaderChange change : changes) {
      change.applyTo(changed);
    }
    return new Reply(status, changed, body);
  }

  void writeTo(HttpExchange exchange) throws IOException {
    headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    boolean empty =
        body.length == 0
            || exchange.getRequestMethod().equals("HEAD")
            || status == 204
            || status == 304;
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
