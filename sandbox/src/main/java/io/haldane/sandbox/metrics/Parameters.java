package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.GoFloat;
import io.haldane.sandbox.promql.PromDuration;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The parameters of a request: those of the form before those of the address. */
final class Parameters {
  /** Years beyond any sample; keeps all arithmetic on times from overflowing. */
  private static final double FARTHEST_SECONDS = 1e13;

  private final Map<String, String> values = new LinkedHashMap<>();

  private Parameters() {}

  /**
   * Decodes parameters.
   *
   * @throws IllegalArgumentException when an escape is malformed
   */
  static Parameters of(String form, String query) {
    Parameters parameters = new Parameters();
    for (String pair : (form + "&" + query).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.values.putIfAbsent(decoded(name), decoded(value));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The value, or the empty text. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }

  /** A time as seconds since the epoch or in RFC 3339, in milliseconds. */
  OptionalLong time(String name) {
    OptionalDouble seconds = GoFloat.parse(get(name));
    if (seconds.isPresent()) {
      return millis(seconds.getAsDouble());
    }
    try {
      return OptionalLong.of(OffsetDateTime.parse(get(name)).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** A duration as seconds or as PromQL writes it, in milliseconds. */
  OptionalLong duration(String name) {
    OptionalDouble seconds = GoFloat.parse(get(name));
    return seconds.isPresent() ? millis(seconds.getAsDouble()) : PromDuration.parse(get(name));
  }

  private static OptionalLong millis(double seconds) {
    return Math.abs(seconds) <= FARTHEST_SECONDS
        ? OptionalLong.of(Math.round(seconds * 1000))
        : OptionalLong.empty();
  }
}
