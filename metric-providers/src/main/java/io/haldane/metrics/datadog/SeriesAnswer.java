package io.haldane.metrics.datadog;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads version 1: {@code {"status":"ok","series":[{"scope":"a","pointlist":[[ms,12.5]]}]}}. The
 * oldest point counts, as in Flagger: the bucket of the newest one may still fill.
 */
final class SeriesAnswer {
  private SeriesAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (!answer.path("error").asText("").isEmpty()
        || answer.path("status").asText().equals("error")) {
      return asked.refused(answer.path("error").asText());
    }
    JsonNode series = answer.path("series");
    if (!series.isArray()) {
      return asked.junk("gives an answer without series");
    }
    List<Optional<Double>> values =
        series.valueStream().map(each -> oldest(each.path("pointlist"))).toList();
    if (values.stream().anyMatch(Optional::isEmpty)) {
      return asked.junk("gives a series without numbers");
    }
    return values.size() == 1 && Double.isNaN(values.getFirst().orElseThrow())
        ? new NoData("the series has no points in the window of the check")
        : OneNumber.of(
            series.valueStream().map(SeriesAnswer::point).toList(), "without \"by {...}\"");
  }

  private static Point point(JsonNode series) {
    return new Point(
        Map.of("scope", series.path("scope").asText()),
        oldest(series.path("pointlist")).orElse(Double.NaN));
  }

  /** The oldest point that is not empty; empty where that is no number. */
  private static Optional<Double> oldest(JsonNode points) {
    return points.isArray()
        ? points
            .valueStream()
            .map(point -> JsonNumber.read(point.path(1)))
            .filter(value -> value.isEmpty() || !Double.isNaN(value.get()))
            .findFirst()
            .orElse(Optional.of(Double.NaN))
        : Optional.empty();
  }
}
