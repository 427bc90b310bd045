package io.haldane.controller.trace;

import io.haldane.api.net.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where spans are sent.
 *
 * @param uri without user and password
 * @param headers may hold secrets
 */
record OtlpAddress(URI uri, Map<String, String> headers) {
  private static final String PATH = "/v1/traces";

  /**
   * Reads the two settings as OpenTelemetry defines its variables.
   *
   * @param endpoint base URL of the collector
   * @param headers {@code name=value} by comma, with percent encoding
   * @throws IllegalArgumentException with a text for people, without secrets
   */
  static OtlpAddress of(String endpoint, String headers) {
    URI base = parsed(endpoint);
    Map<String, String> all = new LinkedHashMap<>();
    if (base.getUserInfo() != null) {
      byte[] login = base.getUserInfo().getBytes(StandardCharsets.UTF_8);
      all.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    all.putAll(headers(headers));
    return new OtlpAddress(target(base), Map.copyOf(all));
  }

  private static URI target(URI base) {
    String path = base.getPath() == null ? "" : base.getPath().replaceAll("/+$", "");
    String whole = path.endsWith(PATH) ? path : path + PATH;
    try {
      return new URI(base.getScheme(), null, base.getHost(), base.getPort(), whole, null, null);
    } catch (URISyntaxException e) {
      throw wrong(base.toString());
    }
  }

  private static URI parsed(String endpoint) {
    try {
      URI uri = new URI(endpoint.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        throw wrong(endpoint);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw wrong(endpoint);
    }
  }

  private static IllegalArgumentException wrong(String endpoint) {
    return new IllegalArgumentException(
        "-otlp-endpoint=%s is not an http or https URL with a host, such as http://collector:4318"
            .formatted(Addresses.shown(endpoint)));
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    int number = 0;
    for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
      number++;
      String[] parts = pair.split("=", 2);
      String name = parts[0].strip();
      String value = parts.length < 2 ? null : decoded(parts[1].strip());
      if (value == null || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
        throw new IllegalArgumentException(
            "-otlp-headers: entry %d is not name=value; separate entries by commas"
                .formatted(number));
      }
      headers.put(name, value);
    }
    return headers;
  }

  private static @Nullable String decoded(String value) {
    try {
      String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
      return text.chars().allMatch(c -> c >= ' ' && c < 127) ? text : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Names the server only. */
  @Override
  public String toString() {
    return Addresses.shown(uri.toString());
  }
}
