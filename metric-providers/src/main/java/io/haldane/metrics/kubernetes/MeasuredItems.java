package io.haldane.metrics.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the lists of the metrics APIs: {@code {"items":[{"timestamp":"…","value":"1500m"}]}}, where
 * a value is a quantity.
 *
 * @param from what was measured before is no data
 * @param labels what tells an item from others
 * @param number what the values of all items come to
 */
public record MeasuredItems(
    Instant from,
    Function<JsonNode, Map<String, String>> labels,
    Function<List<Point>, MetricAnswer> number) {

  public MetricAnswer read(JsonNode answer, HttpServer asked) {
    JsonNode items = answer.path("items");
    if (!items.isArray()) {
      return asked.junk("gives an answer without items");
    }
    Optional<String> old =
        items
            .valueStream()
            .map(item -> item.path("timestamp").asText())
            .filter(this::isTooOld)
            .findFirst();
    if (old.isPresent()) {
      return new NoData(
          "the newest value is of "
              + asked.redaction().quote(old.get())
              + ", before the window of the check");
    }
    List<Optional<Point>> points = items.valueStream().map(this::point).toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a quantity")
        : number.apply(points.stream().flatMap(Optional::stream).toList());
  }

  /** A time that cannot be read, or is empty, says nothing. */
  private boolean isTooOld(String timestamp) {
    try {
      return Instant.parse(timestamp).isBefore(from);
    } catch (DateTimeException _) {
      return false;
    }
  }

  private Optional<Point> point(JsonNode item) {
    return number(item.path("value").asText("")).map(value -> new Point(labels.apply(item), value));
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
