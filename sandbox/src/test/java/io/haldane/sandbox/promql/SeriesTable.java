package io.haldane.sandbox.promql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Samples at a fixed rhythm from time zero, and queries on them. */
final class SeriesTable {
  private final SampleStore store = new SampleStore(Duration.ofHours(1));
  private final Promql promql = new Promql(store);
  private final long everyMillis;

  private SeriesTable(long everyMillis) {
    this.everyMillis = everyMillis;
  }

  static SeriesTable every(Duration interval) {
    return new SeriesTable(interval.toMillis());
  }

  /**
   * Adds a series.
   *
   * @param values one per interval, separated by spaces: a number, {@code _} for a missing sample,
   *     {@code stale} for the end of the series
   */
  SeriesTable series(Labels labels, String values) {
    long millis = 0;
    for (String value : values.split(" ", -1)) {
      if (value.equals("stale")) {
        store.append(List.of(Point.stale(labels, millis)));
      } else if (!value.equals("_")) {
        double number = GoFloat.parse(value).orElseThrow();
        store.append(List.of(Point.of(labels, millis, number)));
      }
      millis += everyMillis;
    }
    return this;
  }

  SampleStore store() {
    return store;
  }

  Answer answer(String query, Duration at) {
    return promql.instant(query, at.toMillis());
  }

  /** The result as text: {@code labels value} for each element, in the order of labels. */
  String ask(String query, Duration at) {
    return switch (answer(query, at)) {
      case Answer.Result(Value.Scalar(double value)) -> GoFloat.plain(value);
      case Answer.Result(Value.Text(String text)) -> text;
      case Answer.Result(Value.InstantVector vector) -> text(vector);
      case Answer.Result(Value.RangeVector matrix) -> matrix.windows().toString();
      case Answer.Refused refused -> refused.error().text();
    };
  }

  private static String text(Value.InstantVector vector) {
    Map<Labels, String> sorted = new TreeMap<>();
    for (VectorSample sample : vector.samples()) {
      sorted.put(sample.labels(), GoFloat.plain(sample.value()));
    }
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
