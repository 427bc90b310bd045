package io.haldane.metrics.externalmetrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.OneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code {"items":[{"timestamp":"…","value":"1500m"}]}}; the value is a quantity. */
final class ExternalAnswer {
  private ExternalAnswer() {}

  /**
   * @param from what was measured before is no data
   */
  static MetricAnswer read(JsonNode answer, HttpServer asked, Instant from) {
    JsonNode items = answer.path("items");
    if (!items.isArray()) {
      return asked.junk("gives an answer without items");
    }
    Optional<String> old =
        items
            .valueStream()
            .map(item -> item.path("timestamp").asText())
            .filter(timestamp -> isBefore(timestamp, from))
            .findFirst();
    if (old.isPresent()) {
      return new NoData(
          "the newest value is of "
              + asked.redaction().quote(old.get())
              + ", before the window of the check");
    }
    List<Optional<Point>> points = items.valueStream().map(ExternalAnswer::point).toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a quantity")
        : OneNumber.of(points.stream().flatMap(Optional::stream).toList(), "with a labelSelector");
  }

  /** A time that cannot be read, or is empty, says nothing. */
  private static boolean isBefore(String timestamp, Instant from) {
    try {
      return Instant.parse(timestamp).isBefore(from);
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static Optional<Point> point(JsonNode item) {
    Map<String, String> labels = new TreeMap<>();
    item.path("metricLabels")
        .properties()
        .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
    return number(item.path("value").asText("")).map(value -> new Point(labels, value));
  }

  private static Optional<Double> number(String quantity) {
    if (quantity.isEmpty() || quantity.equals("null")) {
      return Optional.of(Double.NaN);
    }
    try {
      return Optional.of(Quantity.getAmountInBytes(new Quantity(quantity)).doubleValue());
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
