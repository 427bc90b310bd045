package io.haldane.webhooks.chat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts in URLs and forms. */
public final class Encoded {
  private Encoded() {}

  /** Fit for a segment of a path or the value of a parameter. */
  public static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A query or a form, in the order of the map. */
  public static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + of(value.getValue()))
        .collect(Collectors.joining("&"));
  }
}
