package io.haldane.metrics.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rows of named columns, as queries in SQL and its relatives give them. One row with one number is
 * a value; texts beside it are ignored.
 */
public final class JsonRows {
  private JsonRows() {}

  /**
   * @param rows a list of objects; an object inside one counts as more columns
   */
  public static MetricAnswer read(JsonNode rows, HttpServer asked, String hint) {
    if (!rows.isArray()) {
      return asked.junk("gives an answer without rows");
    }
    List<Point> points = rows.valueStream().flatMap(row -> numbers("", row)).toList();
    return points.isEmpty() && !rows.isEmpty()
        ? MetricAnswer.misconfigured("the query gives no number, only texts")
        : OneNumber.of(points, hint);
  }

  private static Stream<Point> numbers(String name, JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .flatMap(each ->
              numbers(
                  name.isEmpty() ? each.getKey() : name + "." + each.getKey(), each.getValue()));
    }
    if (node.isNull() || node.isNumber()) {
      return Stream.of(
          new Point(Map.of("column", name), node.isNull() ? Double.NaN : node.asDouble()));
    }
    return Stream.empty();
  }
}
