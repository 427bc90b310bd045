package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.Tls;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is sent for one query. */
sealed interface PrometheusRequest {
  /**
   * Bytes of body that are read before the backend counts as broken. One value needs few, and many
   * answers are read at once.
   */
  int LARGEST_BODY = 256 * 1024;

  Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /**
   * A request to send.
   *
   * @param server how messages name the backend, without credentials
   * @param redaction hides the backend's credentials in foreign words
   */
  record Ready(HttpCall call, String server, Redaction redaction) implements PrometheusRequest {}

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
    Optional<String> unsendable = HttpCall.unsendable(headers);
    if (unsendable.isPresent()) {
      return unsendable(unsendable.get());
    }
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Accept", List.of("application/json"));
    headers.forEach((name, values) ->
        all.merge(name, values, (one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
    return new Ready(
        HttpCall.get(uri(address, query), all, options(backend)),
        "Prometheus at " + address.shown(),
        BackendSecrets.of(backend));
  }

  private static CallOptions options(Backend backend) {
    return CallOptions.of(HostRules.installed().trusts(backend.address()))
        .withTls(backend.insecureSkipVerify() ? Tls.ANY : Tls.SYSTEM)
        .withBodyLimit(LARGEST_BODY);
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
