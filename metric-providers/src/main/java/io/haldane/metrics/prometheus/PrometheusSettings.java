package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.Tls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a template and its Secret say. */
sealed interface PrometheusSettings {
  /**
   * Bytes of body that are read before the backend counts as broken. One value needs few, and many
   * answers are read at once.
   */
  int LARGEST_BODY = 256 * 1024;

  Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /**
   * A server that can be asked.
   *
   * @param headers with the login
   * @param secretKeys of the Secret; empty without one
   * @param redaction hides the backend's credentials in foreign words
   */
  record Usable(
      Address.Usable address,
      Map<String, List<String>> headers,
      CallOptions options,
      SortedSet<String> secretKeys,
      Redaction redaction)
      implements PrometheusSettings {
    /** How messages name the backend, without credentials. */
    String server() {
      return "Prometheus at " + address.shown();
    }

    /** Templates are written over several lines; the server gets one. */
    HttpCall call(String query) {
      String line = WHITE_SPACE.matcher(query.strip()).replaceAll(" ");
      String encoded = URLEncoder.encode(line, StandardCharsets.UTF_8);
      return HttpCall.get(address.with("/api/v1/query", "query=" + encoded), headers, options);
    }

    /** Names the server only: headers hold the login. */
    @Override
    public String toString() {
      return server();
    }
  }

  /** The template or its Secret lacks something. */
  record Unusable(String why) implements PrometheusSettings {}

  static PrometheusSettings of(Backend backend) {
    return switch (Address.parse(backend.address())) {
      case Address.Unusable(String why) -> new Unusable(why);
      case Address.Usable address -> of(backend, address);
    };
  }

  private static PrometheusSettings of(Backend backend, Address.Usable address) {
    return switch (Login.of(backend, address.userInfo())) {
      case Login.Missing(String why) -> new Unusable(why);
      case Login.None _ -> of(backend, address, backend.headers());
      case Login.Authorization(String value) -> {
        Map<String, List<String>> headers = new LinkedHashMap<>(backend.headers());
        // The Secret decides, whatever the template's own headers say.
        headers.keySet().removeIf("authorization"::equalsIgnoreCase);
        headers.put("Authorization", List.of(value));
        yield of(backend, address, headers);
      }
    };
  }

  private static PrometheusSettings of(
      Backend backend, Address.Usable address, Map<String, List<String>> headers) {
    Optional<String> unsendable = HttpCall.unsendable(headers);
    if (unsendable.isPresent()) {
      return unsendable(unsendable.get());
    }
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Accept", List.of("application/json"));
    headers.forEach((name, values) ->
        all.merge(name, values, (one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
    Map<String, String> secret = backend.secret();
    return new Usable(
        address,
        all,
        options(backend),
        secret == null ? new TreeSet<>() : new TreeSet<>(secret.keySet()),
        BackendSecrets.of(backend));
  }

  private static CallOptions options(Backend backend) {
    return CallOptions.of(HostRules.installed().trusts(backend.address()))
        .withTls(backend.insecureSkipVerify() ? Tls.ANY : Tls.SYSTEM)
        .withBodyLimit(LARGEST_BODY);
  }

  private static Unusable unsendable(String header) {
    return new Unusable(
        "the header "
            + header
            + " cannot be sent; it is reserved, or its name or value has characters that"
            + " headers cannot hold");
  }
}
