package io.haldane.doctor.measure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first metric of a PromQL query with its labels.
 *
 * @param matchers in the order of the query
 */
record PromSelector(String metric, List<LabelMatcher> matchers) {
  private static final Pattern SELECTOR =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*+)\\s*+\\{((?:[^}\"]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)}");
  private static final Pattern MATCHER =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*+)\\s*+(=~|!~|!=|=)\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\")");

  /**
   * One label.
   *
   * @param value with its quotes
   */
  record LabelMatcher(String label, String operator, String value) {
    /** Whether it asks for something to be there. */
    boolean isPositive() {
      return !operator.startsWith("!");
    }

    String text() {
      return label + operator + value;
    }
  }

  /** Empty for a query without a metric that has labels. */
  static Optional<PromSelector> first(String query) {
    Matcher found = SELECTOR.matcher(query);
    return found.find()
        ? Optional.of(new PromSelector(found.group(1), matchers(found.group(2))))
        : Optional.empty();
  }

  private static List<LabelMatcher> matchers(String labels) {
    return MATCHER
        .matcher(labels)
        .results()
        .map(match -> new LabelMatcher(match.group(1), match.group(2), match.group(3)))
        .toList();
  }

  /** The first word of the name, which its exporter gives all of its metrics. */
  String family() {
    int end = metric.indexOf('_');
    return end < 0 ? metric : metric.substring(0, end);
  }
}
