package io.haldane.e2e.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The controller's own account of itself, as Prometheus reads it. */
record MetricsPage(String text) {

  /** Lines of a metric: labels, a blank, the number. */
  Stream<String> lines(String metric) {
    String start = metric + "{";
    return text.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()));
  }

  /** The number of a metric without labels. */
  OptionalDouble single(String metric) {
    String start = metric + " ";
    return text.lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(MetricsPage::number)
        .findFirst();
  }

  /** The sum of all series of a metric whose labels hold one of these texts. */
  double sum(String metric, List<String> labels) {
    return lines(metric)
        .filter(line -> labels.stream().anyMatch(line::contains))
        .mapToDouble(MetricsPage::number)
        .sum();
  }

  static double number(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
