package io.haldane.metrics.graphite;

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

/** Reads {@code [{"target":"a","datapoints":[[1.5,1795767550],[null,1795767600]]}]}. */
final class GraphiteAnswer {
  private GraphiteAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (!answer.isArray()) {
      return asked.junk("gives an answer that is not a list of series");
    }
    List<Optional<Double>> values =
        answer.valueStream().map(each -> last(each.path("datapoints"))).toList();
    if (values.stream().anyMatch(Optional::isEmpty)) {
      return asked.junk("gives a series without numbers");
    }
    return values.size() == 1 && Double.isNaN(values.getFirst().orElseThrow())
        ? new NoData("the series has no points in the window of the check")
        : OneNumber.of(
            answer.valueStream().map(GraphiteAnswer::point).toList(), "with sumSeries(...)");
  }

  private static Point point(JsonNode series) {
    return new Point(
        Map.of("target", series.path("target").asText()),
        last(series.path("datapoints")).orElse(Double.NaN));
  }

  /** The newest point that is not empty; empty where that is no number. */
  private static Optional<Double> last(JsonNode points) {
    return points.isArray()
        ? points
            .valueStream()
            .map(point -> JsonNumber.read(point.path(0)))
            .filter(value -> value.isEmpty() || !Double.isNaN(value.get()))
            .reduce((_, later) -> later)
            .orElse(Optional.of(Double.NaN))
        : Optional.empty();
  }
}
