package io.haldane.metrics.azuremonitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads {@code {"value":[{"timeseries":[{"data":[{"timeStamp":"…","total":3}]}]}]}}. A point
 * without the field is no data.
 */
final class ResourceAnswer {
  private ResourceAnswer() {}

  /**
   * @param field of a point, such as total
   */
  static MetricAnswer read(JsonNode answer, String field, HttpServer asked) {
    if (!answer.path("value").isArray()) {
      return asked.junk("gives an answer without metrics");
    }
    Optional<JsonNode> failed =
        answer
            .path("value")
            .valueStream()
            .filter(metric -> !metric.path("errorCode").asText("Success").equals("Success"))
            .findFirst();
    if (failed.isPresent()) {
      String words = failed.get().path("errorMessage").asText();
      return asked.junk(
          "reports: "
              + asked
                  .redaction()
                  .quote(words.isEmpty() ? failed.get().path("errorCode").asText() : words));
    }
    List<Optional<Point>> points =
        answer
            .path("value")
            .valueStream()
            .flatMap(metric -> metric.path("timeseries").valueStream())
            .flatMap(series -> points(series, field))
            .toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a number")
        : OneNumber.of(
            points.stream().flatMap(Optional::stream).toList(), "without a split in $filter");
  }

  private static Stream<Optional<Point>> points(JsonNode series, String field) {
    Map<String, String> labels = new TreeMap<>();
    series
        .path("metadatavalues")
        .valueStream()
        .forEach(each -> labels.put(each.at("/name/value").asText(), each.path("value").asText()));
    return series
        .path("data")
        .valueStream()
        .map(point -> JsonNumber.read(point.path(field)).map(value -> new Point(labels, value)));
  }
}
