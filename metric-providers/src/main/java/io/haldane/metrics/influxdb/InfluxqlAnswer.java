package io.haldane.metrics.influxdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads {@code {"results":[{"series":[{"columns":["time","mean"],"values":[[0,2.5]]}]}]}}. A
 * statement without data has no series, and one that fails has an error under a good status.
 */
final class InfluxqlAnswer {
  private static final String HINT = "with mean() and without GROUP BY";

  private InfluxqlAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    return problem(answer, asked).orElseGet(() -> numbers(answer, asked));
  }

  /** Why there is nothing to read. */
  static Optional<MetricAnswer> problem(JsonNode answer, HttpServer asked) {
    if (answer.has("error")) {
      return Optional.of(asked.refused(answer.path("error").asText()));
    }
    JsonNode results = answer.path("results");
    if (!results.isArray()) {
      return Optional.of(asked.junk("gives an answer without results"));
    }
    return results
        .valueStream()
        .filter(result -> result.has("error"))
        .findFirst()
        .map(result -> asked.refused(result.path("error").asText()))
        .or(() ->
            isPartial(results)
                ? Optional.of(
                    new MetricAnswer.Partial(asked.shown() + " gives a part of the answer only"))
                : Optional.empty());
  }

  private static boolean isPartial(JsonNode results) {
    return Stream.concat(results.valueStream(), series(results))
        .anyMatch(each -> each.path("partial").asBoolean());
  }

  private static Stream<JsonNode> series(JsonNode results) {
    return results.valueStream().flatMap(result -> result.path("series").valueStream());
  }

  private static MetricAnswer numbers(JsonNode answer, HttpServer asked) {
    List<Optional<Point>> points =
        series(answer.path("results")).flatMap(InfluxqlAnswer::points).toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? MetricAnswer.misconfigured(
            "the query gives a text; select a number, such as mean(\"field\")")
        : OneNumber.of(points.stream().flatMap(Optional::stream).toList(), HINT);
  }

  private static Stream<Optional<Point>> points(JsonNode series) {
    JsonNode columns = series.path("columns");
    return series
        .path("values")
        .valueStream()
        .flatMap(row ->
            IntStream.range(0, columns.size())
                .filter(at -> !columns.path(at).asText().equals("time"))
                .mapToObj(at -> point(series, columns.path(at).asText(), row.path(at))));
  }

  private static Optional<Point> point(JsonNode series, String column, JsonNode value) {
    Map<String, String> labels =
        Map.of("series", series.path("name").asText() + series.path("tags"), "column", column);
    return value.isTextual()
        ? Optional.empty()
        : JsonNumber.read(value).map(number -> new Point(labels, number));
  }
}
