package io.haldane.doctor.measure;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.doctor.snapshot.WhyEmpty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why a query of Prometheus gives nothing, by a few smaller queries. Each gives a bounded
 * number of series.
 */
record EmptyQuery(MetricDesk desk, Backend backend) {
  private static final Duration ANY = Duration.ofMinutes(1);
  private static final int MOST_NEAREST = 3;
  private static final int MOST_VALUES = 5;

  WhyEmpty why(String query) {
    Optional<PromSelector> selector = PromSelector.first(query);
    if (selector.isEmpty()) {
      return new WhyEmpty.Unknown();
    }
    String metric = selector.get().metric();
    return switch (exists(metric)) {
      case UNKNOWN -> new WhyEmpty.Unknown();
      case NO -> new WhyEmpty.NoSuchMetric(metric, nearest(selector.get()));
      case YES -> labels(selector.get());
    };
  }

  private enum There {
    YES,
    NO,
    UNKNOWN
  }

  private There exists(String series) {
    return switch (desk.answer(backend, "count(" + series + ")", ANY)) {
      case MetricAnswer.Value _ -> There.YES;
      case MetricAnswer.NoData _ -> There.NO;
      case MetricAnswer.Series _,
          MetricAnswer.Counters _,
          MetricAnswer.Partial _,
          MetricAnswer.Unavailable _ ->
          There.UNKNOWN;
    };
  }

  private WhyEmpty labels(PromSelector selector) {
    String metric = selector.metric();
    for (PromSelector.LabelMatcher matcher : selector.matchers()) {
      if (matcher.isPositive() && exists(metric + "{" + matcher.text() + "}") == There.NO) {
        return new WhyEmpty.OtherLabels(
            metric,
            matcher.label(),
            matcher.operator() + matcher.value(),
            values(metric, matcher.label()));
      }
    }
    return new WhyEmpty.NoTraffic();
  }

  private List<String> values(String metric, String label) {
    return labelValues("topk(%d, count by (%s) (%s))".formatted(MOST_VALUES, label, metric), label)
        .stream()
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private List<String> nearest(PromSelector selector) {
    Set<String> words = words(selector.metric());
    return labelValues(
            "topk(500, count by (__name__) ({__name__=~\"%s.*\"}))".formatted(selector.family()),
            "__name__")
        .stream()
        .sorted(
            Comparator.comparingInt((String name) -> -shared(words, name))
                .thenComparing(String::length)
                .thenComparing(name -> name))
        .limit(MOST_NEAREST)
        .toList();
  }

  private static Set<String> words(String metric) {
    return new HashSet<>(Arrays.asList(metric.split("_")));
  }

  private static int shared(Set<String> words, String name) {
    Set<String> both = words(name);
    both.retainAll(words);
    return both.size();
  }

  /** The labels of several series are known, those of one alone are not: so there is one more. */
  private List<String> labelValues(String query, String label) {
    List<String> values = new ArrayList<>();
    if (desk.answer(backend, query + " or vector(0)", ANY)
        instanceof MetricAnswer.Series(List<MetricAnswer.Point> points, _)) {
      points.forEach(point -> {
        String value = point.labels().get(label);
        if (value != null) {
          values.add(value);
        }
      });
    }
    return values;
  }
}
