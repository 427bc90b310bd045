package io.haldane.metrics.custommetrics;

import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.kubernetes.MetricsApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric of objects as a query names it: {@code
 * namespace/resource/name/metric[?labelSelector=…&metricLabelSelector=…&aggregate=sum]}.
 *
 * @param path of the request
 * @param selectors of the request
 * @param aggregate what becomes of several objects; empty where they are refused
 */
record CustomMetric(String path, UrlQuery selectors, Optional<Aggregate> aggregate) {
  static final MetricsApi API = new MetricsApi("custom.metrics.k8s.io", "v1beta2");

  /** What a message shows for a query that is none. */
  static final String FORM =
      "namespace/resource/name/metric[?labelSelector=...&metricLabelSelector=...&aggregate=...]";

  private static final Pattern QUERY =
      Pattern.compile(
          "([a-z0-9-]+)/([a-z0-9][a-z0-9.-]*)/(\\*|[a-z0-9][a-z0-9.-]*)/([A-Za-z0-9][\\w.:-]*)(?:\\?(\\S*))?");

  private static final String SELECTOR = "labelSelector";
  private static final String METRIC_SELECTOR = "metricLabelSelector";
  private static final String AGGREGATE = "aggregate";

  /** Empty when the text is no such query. */
  static Optional<CustomMetric> of(String text) {
    Matcher query = QUERY.matcher(text.strip());
    return query.matches()
        ? parameters(query.group(5) == null ? "" : query.group(5))
            .flatMap(given -> of(query, given))
        : Optional.empty();
  }

  private static Optional<CustomMetric> of(Matcher query, Map<String, String> given) {
    Optional<Aggregate> aggregate =
        Optional.ofNullable(given.get(AGGREGATE)).flatMap(Aggregate::named);
    if (given.containsKey(AGGREGATE) && aggregate.isEmpty()) {
      return Optional.empty();
    }
    UrlQuery selectors =
        UrlQuery.NONE
            .and(SELECTOR, given.getOrDefault(SELECTOR, ""))
            .and(METRIC_SELECTOR, given.getOrDefault(METRIC_SELECTOR, ""));
    String path =
        API.path()
            + "/namespaces/%s/%s/%s/%s"
                .formatted(query.group(1), query.group(2), query.group(3), query.group(4));
    return Optional.of(new CustomMetric(path, selectors, aggregate));
  }

  /** Decoded; empty when one of them is unknown or cannot be decoded. */
  private static Optional<Map<String, String>> parameters(String encoded) {
    Map<String, String> found = new TreeMap<>();
    for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2
          || !parts[0].matches(SELECTOR + "|" + METRIC_SELECTOR + "|" + AGGREGATE)) {
        return Optional.empty();
      }
      try {
        found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }
}
