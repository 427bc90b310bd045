package io.haldane.metrics.skywalking;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the result of an expression; its values are texts or null. */
final class ExpressionAnswer {
  private ExpressionAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (answer.path("errors").has(0)) {
      return asked.refused(answer.at("/errors/0/message").asText());
    }
    JsonNode result = answer.at("/data/execExpression");
    String error = result.path("error").asText("");
    if (!error.isEmpty() && !result.path("error").isNull()) {
      return asked.refused(error);
    }
    if (!result.path("results").isArray()) {
      return asked.junk("gives an answer without results");
    }
    List<Optional<Point>> points =
        result
            .path("results")
            .valueStream()
            .flatMap(each -> each.path("values").valueStream())
            .map(ExpressionAnswer::point)
            .toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a number")
        : OneNumber.of(
            points.stream().flatMap(Optional::stream).toList(), "with avg(...) or sum(...)");
  }

  private static Optional<Point> point(JsonNode value) {
    Map<String, String> labels = Map.of("id", value.path("id").asText());
    return JsonNumber.read(value.path("value")).map(number -> new Point(labels, number));
  }
}
