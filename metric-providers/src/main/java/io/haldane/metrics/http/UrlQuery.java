package io.haldane.metrics.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parameters of a request in the order in which they are given, encoded. */
public record UrlQuery(String encoded) {
  public static final UrlQuery NONE = new UrlQuery("");

  public static UrlQuery of(String name, Object value) {
    return NONE.and(name, value);
  }

  /** Nothing is added for an empty value. */
  public UrlQuery and(String name, Object value) {
    String text = String.valueOf(value);
    if (text.isEmpty()) {
      return this;
    }
    String pair = encoded(name) + "=" + encoded(text);
    return new UrlQuery(encoded.isEmpty() ? pair : encoded + "&" + pair);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As it stands in a URL or a form. */
  @Override
  public String toString() {
    return encoded;
  }
}
