package io.haldane.metrics.graphite;

import io.haldane.api.metrics.MetricQuery;
import io.haldane.metrics.http.UrlQuery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The parameters of a render request. A template has them as a URL has them after its question
 * mark, such as {@code target=sumSeries(a.*)&from=-5min}, mostly over several lines and not
 * encoded.
 */
sealed interface RenderParameters {
  record Sent(UrlQuery parameters) implements RenderParameters {}

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements RenderParameters {}

  /** The window of the check is sent unless the template has its own. */
  static RenderParameters of(MetricQuery query) {
    UrlQuery all = UrlQuery.NONE;
    Set<String> names = new HashSet<>();
    for (String pair : query.text().replaceAll("\\s+", " ").split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals).strip();
      if (name.isEmpty()) {
        return new Malformed(
            "the query needs parameters of the render API, such as target=sumSeries(a.*)");
      }
      names.add(name);
      try {
        all = name.equals("format") ? all : all.and(name, decoded(pair.substring(equals + 1)));
      } catch (IllegalArgumentException _) {
        return new Malformed("the query has a % that begins no escape; write %25 for it");
      }
    }
    if (!names.contains("target")) {
      return new Malformed("the query has no target; it needs one such as target=sumSeries(a.*)");
    }
    return new Sent(windowed(all, names, query).and("format", "json"));
  }

  private static UrlQuery windowed(UrlQuery all, Set<String> names, MetricQuery query) {
    // Without any of them Graphite gives the last day.
    return names.contains("from") || names.contains("until")
        ? all
        : all.and("from", query.window().from().getEpochSecond())
            .and("until", query.window().to().getEpochSecond());
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
  }
}
