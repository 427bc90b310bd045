package io.haldane.metrics.keptn;

import io.haldane.api.GoDuration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a template asks of Keptn. Names of objects are lower case, so case does not matter. */
sealed interface KeptnQuery {
  Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  String MINUTE = "1m";

  /** {@code keptnmetric/shop/latency}. */
  record Metric(String namespace, String name) implements KeptnQuery {}

  /**
   * {@code analysis/shop/quality/5m/app=till;env=prod}.
   *
   * @param recent a Go duration: how far back it looks
   */
  record Analysis(String namespace, String definition, String recent, Map<String, String> arguments)
      implements KeptnQuery {}

  /** Empty when the text is neither. */
  static Optional<KeptnQuery> of(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("/", 5);
    if (parts.length < 3
        || !NAME.matcher(parts[1]).matches()
        || !NAME.matcher(parts[2]).matches()) {
      return Optional.empty();
    }
    return switch (parts[0]) {
      case "keptnmetric" ->
          parts.length == 3 ? Optional.of(new Metric(parts[1], parts[2])) : Optional.empty();
      case "analysis" -> analysis(parts);
      default -> Optional.empty();
    };
  }

  private static Optional<KeptnQuery> analysis(String[] parts) {
    String recent = parts.length > 3 && !parts[3].isEmpty() ? parts[3] : MINUTE;
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String pair : (parts.length > 4 ? parts[4] : "").split(";", -1)) {
      if (pair.isBlank()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 1) {
        return Optional.empty();
      }
      arguments.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return GoDuration.parse(recent).map(_ -> new Analysis(parts[1], parts[2], recent, arguments));
  }
}
