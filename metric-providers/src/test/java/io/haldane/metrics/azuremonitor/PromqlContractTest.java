package io.haldane.metrics.azuremonitor;

import java.util.Map;

/** PromQL, as a workspace takes it. */
class PromqlContractTest extends AzuremonitorContract {
  @Override
  protected String query() {
    return "sum(rate(http_requests_total[5m]))";
  }

  @Override
  protected String answering(double value) {
    return vector(element(String.valueOf(value)));
  }

  private static String vector(String elements) {
    return withToken(
        "\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
            + elements
            + "]}");
  }

  private static String element(String value) {
    return "{\"metric\":{\"pod\":\"till\"},\"value\":[1795780800,\"%s\"]}".formatted(value);
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, vector(""),
        Body.NOT_A_NUMBER, vector(element("NaN")),
        Body.INFINITE, vector(element("-Inf")),
        Body.SEVERAL, vector(element("1") + "," + element("2")),
        Body.PARTIAL, vector(element("1")).replace("\"data\"", "\"warnings\":[\"cut\"],\"data\""),
        Body.ERROR, withToken("\"status\":\"error\",\"error\":\"too many samples\""));
  }
}
