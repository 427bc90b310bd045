package io.haldane.metrics.stackdriver;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answer to MQL: {@code
 * {"timeSeriesData":[{"pointData":[{"values":[{"doubleValue":1.5}]}]}]}} with the newest point
 * first, which counts.
 */
final class TimeSeriesAnswer {
  private TimeSeriesAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (!answer.isObject() || answer.has("error")) {
      return answer.has("error")
          ? asked.refused(answer.at("/error/message").asText())
          : asked.junk("gives an answer that is not that of a query");
    }
    JsonNode missing = answer.path("partialErrors").path(0);
    if (!missing.isMissingNode()) {
      return new Partial(
          asked.shown()
              + " gives a part of the answer: "
              + asked.redaction().quote(missing.path("message").asText()));
    }
    List<Optional<Point>> points =
        answer
            .path("timeSeriesData")
            .valueStream()
            .flatMap(series -> series.path("pointData").path(0).path("values").valueStream())
            .map(TimeSeriesAnswer::point)
            .toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? MetricAnswer.misconfigured(
            "the query gives a distribution or a text; reduce it, for example with mean(...)")
        : OneNumber.of(points.stream().flatMap(Optional::stream).toList(), "with group_by []");
  }

  private static Optional<Point> point(JsonNode value) {
    JsonNode flag = value.path("boolValue");
    if (flag.isBoolean()) {
      return Optional.of(new Point(Map.of(), flag.asBoolean() ? 1 : 0));
    }
    JsonNode number =
        value.has("doubleValue") ? value.path("doubleValue") : value.path("int64Value");
    return number.isMissingNode() && !value.isEmpty()
        ? Optional.empty()
        : JsonNumber.read(number).map(read -> new Point(Map.of(), read));
  }
}
