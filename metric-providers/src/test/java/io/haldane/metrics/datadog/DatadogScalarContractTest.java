package io.haldane.metrics.datadog;

import java.util.Map;

/** Version 2. */
class DatadogScalarContractTest extends DatadogContract {
  @Override
  protected String query() {
    return """
    {"queries": [{"data_source": "metrics", "name": "e", "query": "sum:http.errors{app:till}.as_count()", "aggregator": "sum"}]}
    """;
  }

  @Override
  protected String answering(double value) {
    return number(String.valueOf(value));
  }

  private static String number(String values) {
    return columns("{\"type\":\"number\",\"name\":\"e\",\"values\":[" + values + "]}");
  }

  private static String columns(String columns) {
    return "{\"data\":{\"type\":\"scalar_response\",\"attributes\":{\"columns\":["
        + columns
        + "]}}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, columns(""),
        Body.NOT_A_NUMBER, number("null"),
        Body.INFINITE, number("\"Infinity\""),
        Body.SEVERAL, number("1,2"),
        Body.ERROR, "{\"errors\":\"Error parsing query\"}");
  }
}
