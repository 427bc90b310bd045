package io.haldane.metrics.newrelic;

import io.haldane.api.metrics.MetricQuery;
import java.util.regex.Pattern;

/** The query as it is sent: on one line, with the window of the check. */
final class Nrql {
  /** What the check asks: good in every account. */
  static final String ANY = "SELECT count(*) FROM Transaction SINCE 1 minute ago";

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'");
  private static final Pattern OWN_WINDOW =
      Pattern.compile("\\b(?:SINCE|UNTIL)\\b", Pattern.CASE_INSENSITIVE);

  private Nrql() {}

  /** A query that has a window of its own keeps it. */
  static String of(MetricQuery query) {
    String line = WHITE_SPACE.matcher(query.text().strip()).replaceAll(" ");
    return OWN_WINDOW.matcher(TEXT.matcher(line).replaceAll("")).find()
        ? line
        : "%s SINCE %d UNTIL %d"
            .formatted(
                line, query.window().from().toEpochMilli(), query.window().to().toEpochMilli());
  }
}
