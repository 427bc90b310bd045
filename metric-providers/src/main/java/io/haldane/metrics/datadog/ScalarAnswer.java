package io.haldane.metrics.datadog;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads version 2: columns of numbers, beside columns that name groups. One number in one column is
 * a value.
 */
final class ScalarAnswer {
  private ScalarAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    Optional<String> error =
        Stream.of(answer.path("errors"), answer.at("/data/errors"))
            .map(each -> each.isArray() ? each.path(0).asText() : each.asText(""))
            .filter(words -> !words.isEmpty())
            .findFirst();
    if (error.isPresent()) {
      return asked.refused(error.get());
    }
    JsonNode columns = answer.at("/data/attributes/columns");
    if (!columns.isArray()) {
      return asked.junk("gives an answer without columns");
    }
    List<Optional<Point>> points =
        columns
            .valueStream()
            .filter(column -> column.path("type").asText().equals("number"))
            .flatMap(column -> column.path("values").valueStream().map(each -> point(column, each)))
            .toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a number")
        : OneNumber.of(points.stream().flatMap(Optional::stream).toList(), "without \"by {...}\"");
  }

  private static Optional<Point> point(JsonNode column, JsonNode value) {
    Map<String, String> labels = Map.of("name", column.path("name").asText());
    return JsonNumber.read(value).map(number -> new Point(labels, number));
  }
}
