package io.haldane.metrics.datadog;

import java.util.Map;

/** Version 1. */
class DatadogSeriesContractTest extends DatadogContract {
  @Override
  protected String query() {
    return "sum:http.errors{app:till}.as_count()";
  }

  @Override
  protected String answering(double value) {
    return points("[1795780680000.0,null],[1795780700000.0," + value + "],[1795780720000.0,77]");
  }

  private static String points(String points) {
    return "{\"status\":\"ok\",\"series\":[{\"scope\":\"app:till\",\"pointlist\":[%s]}]}"
        .formatted(points);
  }

  @Override
  protected Map<Body, String> bodies() {
    String series = "{\"scope\":\"a\",\"pointlist\":[[1,2.5]]}";
    return Map.of(
        Body.NOTHING, "{\"status\":\"ok\",\"series\":[]}",
        Body.NOT_A_NUMBER, points("[1795780680000.0,null]"),
        Body.INFINITE, points("[1795780680000.0,\"Infinity\"]"),
        Body.SEVERAL, "{\"status\":\"ok\",\"series\":[%s,%s]}".formatted(series, series),
        Body.ERROR, "{\"status\":\"error\",\"error\":\"Error parsing query\"}");
  }
}
