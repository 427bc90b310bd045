package io.haldane.sandbox.load;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cookies of one user of one host, kept as a browser does (RFC 6265): a Max-Age of zero or less
 * takes a cookie away. Thread-safe.
 */
final class Cookies {
  private record Kept(String value, Instant until) {}

  private final Map<String, Kept> kept = new TreeMap<>();

  /** What goes into the header of a request; empty for none. */
  synchronized String header(Instant now) {
    kept.values().removeIf(cookie -> !cookie.until.isAfter(now));
    return kept.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value)
        .collect(Collectors.joining("; "));
  }

  /** Obeys the {@code Set-Cookie} headers of an answer. */
  synchronized void keep(List<String> given, Instant now) {
    for (String text : given) {
      String pair = text.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals > 0) {
        kept.put(
            pair.substring(0, equals).strip(),
            new Kept(pair.substring(equals + 1).strip(), until(text, now)));
      }
    }
  }

  private static Instant until(String text, Instant now) {
    for (String attribute : text.split(";", -1)) {
      String[] parts = attribute.strip().split("=", 2);
      if (parts.length == 2 && parts[0].toLowerCase(Locale.ROOT).equals("max-age")) {
        return now.plusSeconds(Long.parseLong(parts[1].strip()));
      }
    }
    return Instant.MAX;
  }
}
