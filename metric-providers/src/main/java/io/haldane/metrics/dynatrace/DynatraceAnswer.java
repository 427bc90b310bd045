package io.haldane.metrics.dynatrace;

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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code {"result":[{"data":[{"dimensionMap":{},"values":[3.2]}],"warnings":[]}]}}: a list of
 * data for each metric, with one element for each tuple of dimensions.
 */
final class DynatraceAnswer {
  private DynatraceAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (answer.has("error")) {
      return asked.refused(answer.at("/error/message").asText());
    }
    JsonNode result = answer.path("result");
    if (!result.isArray()) {
      return asked.junk("gives an answer without a result");
    }
    String warnings =
        Stream.concat(Stream.of(answer), result.valueStream())
            .flatMap(each -> each.path("warnings").valueStream())
            .map(JsonNode::asText)
            .collect(Collectors.joining("; "));
    if (!warnings.isEmpty()) {
      return new Partial(
          asked.shown() + " gives a value with a warning: " + asked.redaction().quote(warnings));
    }
    List<Optional<Point>> points =
        result
            .valueStream()
            .flatMap(metric -> metric.path("data").valueStream())
            .flatMap(data -> data.path("values").valueStream().map(value -> point(data, value)))
            .toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a number")
        : OneNumber.of(points.stream().flatMap(Optional::stream).toList(), "with :splitBy()");
  }

  private static Optional<Point> point(JsonNode data, JsonNode value) {
    Map<String, String> labels = new TreeMap<>();
    data.path("dimensionMap")
        .properties()
        .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
    return JsonNumber.read(value).map(number -> new Point(labels, number));
  }
}
