package io.haldane.metrics.azuremonitor;

import io.haldane.api.metrics.Window;
import io.haldane.metrics.http.UrlQuery;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric as a query names it: {@code
 * /subscriptions/…/providers/…?metricnames=Http5xx&aggregation=Total}, with parameters of the API.
 *
 * @param resource its id, encoded
 * @param given parameters of the query, encoded
 * @param field of the answer that has the aggregate, such as total
 */
record ResourceMetric(String resource, String given, String field) {
  /** What a message shows for a query that is none. */
  static final String FORM =
      "/subscriptions/ID/resourceGroups/.../providers/...?metricnames=NAME&aggregation=Total,"
          + " with aggregation Total, Average, Minimum, Maximum or Count, and without timespan and"
          + " interval";

  private static final Pattern QUERY =
      Pattern.compile("(/subscriptions/[\\w./()%-]+)\\?([\\w.,$=&+*'()%/-]+)");

  private static final Pattern NAME = Pattern.compile("(?:^|&)metricnames=[^&,]+(?:&|$)");
  private static final Pattern AGGREGATION =
      Pattern.compile("(?:^|&)aggregation=(Total|Average|Minimum|Maximum|Count)(?:&|$)");

  /** What the provider sends itself. */
  private static final Pattern OWN =
      Pattern.compile("(?:^|&)(?:timespan|interval|api-version)=", Pattern.CASE_INSENSITIVE);

  private static final Pattern WAY_UP = Pattern.compile("/\\.\\.?(?:/|$)|%2[eEfF]");

  /** Empty when the text is no such query. */
  static Optional<ResourceMetric> of(String text) {
    Matcher query = QUERY.matcher(text.strip());
    if (!query.matches()
        || WAY_UP.matcher(query.group(1)).find()
        || OWN.matcher(query.group(2)).find()
        || !NAME.matcher(query.group(2)).find()) {
      return Optional.empty();
    }
    Matcher aggregation = AGGREGATION.matcher(query.group(2));
    return aggregation.find()
        ? Optional.of(
            new ResourceMetric(
                query.group(1), query.group(2), aggregation.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  String path() {
    return resource + "/providers/microsoft.insights/metrics";
  }

  /** One point for the whole window. */
  String parameters(Window window) {
    return given
        + "&"
        + UrlQuery.of("api-version", "2023-10-01")
            .and("timespan", window.from() + "/" + window.to())
            .and("interval", "FULL")
            .encoded();
  }
}
