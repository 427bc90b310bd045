package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.BackendSecrets;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is sent for one query. */
sealed interface PrometheusRequest {
  Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /**
   * A request to send.
   *
   * @param server how messages name the backend, without credentials
   * @param redaction hides the backend's credentials in foreign words
   */
  record Ready(HttpRequest request, String server, Redaction redaction)
      implements PrometheusRequest {}

  /** The template or its Secret lacks something. */
  record Unready(String why) implements PrometheusRequest {}

  static PrometheusRequest of(Backend backend, String query) {
    return switch (Address.parse(backend.address())) {
      case Address.Unusable(String why) -> new Unready(why);
      case Address.Usable address -> of(backend, address, query);
    };
  }

  private static PrometheusRequest of(Backend backend, Address.Usable address, String query) {
    return switch (Login.of(backend, address.userInfo())) {
      case Login.Missing(String why) -> new Unready(why);
      case Login.None _ -> of(backend, address, query, backend.headers());
      case Login.Authorization(String value) -> {
        Map<String, List<String>> headers = new LinkedHashMap<>(backend.headers());
        // The Secret decides, whatever the template's own headers say.
        headers.keySet().removeIf("authorization"::equalsIgnoreCase);
        headers.put("Authorization", List.of(value));
        yield of(backend, address, query, headers);
      }
    };
  }

  private static PrometheusRequest of(
      Backend backend, Address.Usable address, String query, Map<String, List<String>> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(address, query));
    request.setHeader("Accept", "application/json");
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      try {
        if (header.getKey().equalsIgnoreCase("host")) {
          return unsendable(header.getKey());
        }
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      } catch (IllegalArgumentException _) {
        return unsendable(header.getKey());
      }
    }
    return new Ready(
        request.build(), "Prometheus at " + address.shown(), BackendSecrets.of(backend));
  }

  private static Unready unsendable(String header) {
    return new Unready(
        "the header "
            + header
            + " cannot be sent; it is reserved, or its name or value has characters that"
            + " headers cannot hold");
  }

  /** Templates are written over several lines; the server gets one. */
  private static URI uri(Address.Usable address, String query) {
    String line = WHITE_SPACE.matcher(query.strip()).replaceAll(" ");
    String encoded = URLEncoder.encode(line, StandardCharsets.UTF_8);
    return address.with("/api/v1/query", "query=" + encoded);
  }
}
