package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of an answer. An empty row ends a table, rows with # are annotations, and the first
 * other row names the columns. An error that came late is a table with the columns error and
 * reference.
 */
final class FluxTables {
  private static final String HINT = "with group() |> mean(), or with last()";

  private final HttpServer asked;
  private final List<Point> points = new ArrayList<>();
  private List<String> columns = List.of();
  private Optional<MetricAnswer> problem = Optional.empty();

  private FluxTables(HttpServer asked) {
    this.asked = asked;
  }

  static MetricAnswer read(List<List<String>> rows, HttpServer asked) {
    FluxTables tables = new FluxTables(asked);
    for (List<String> row : rows) {
      tables.take(row);
      if (tables.problem.isPresent()) {
        return tables.problem.get();
      }
    }
    return OneNumber.of(tables.points, HINT);
  }

  private void take(List<String> row) {
    if (row.stream().allMatch(String::isEmpty)) {
      columns = List.of();
    } else if (row.getFirst().startsWith("#")) {
      columns = List.of();
    } else if (columns.isEmpty()) {
      columns = row;
    } else if (columns.contains("error") && columns.contains("reference")) {
      problem = Optional.of(asked.refused(cell(row, "error")));
    } else if (!columns.contains("_value")) {
      problem =
          Optional.of(
              MetricAnswer.misconfigured(
                  "the query gives no column _value; keep it, or rename another one to it"));
    } else {
      record(row);
    }
  }

  private void record(List<String> row) {
    String value = cell(row, "_value");
    Optional<Double> number = value.isEmpty() ? Optional.of(Double.NaN) : JsonNumber.read(value);
    number.ifPresentOrElse(
        found -> points.add(new Point(Map.of("field", cell(row, "_field")), found)),
        () ->
            problem =
                Optional.of(
                    MetricAnswer.misconfigured(
                        "the query gives a _value that is not a number; it is compared with a"
                            + " threshold")));
  }

  private String cell(List<String> row, String column) {
    int at = columns.indexOf(column);
    return at < 0 || at >= row.size() ? "" : row.get(at);
  }
}
