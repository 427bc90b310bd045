package io.haldane.metrics.stackdriver;

import java.util.Map;

class MqlContractTest extends StackdriverContract {
  @Override
  protected String query() {
    return "fetch k8s_container | metric 'kubernetes.io/container/restart_count' | within 5m";
  }

  @Override
  protected String answering(double value) {
    return series(point("{\"doubleValue\":" + value + "}"));
  }

  private static String series(String series) {
    return withToken("\"timeSeriesData\":[" + series + "]");
  }

  private static String point(String value) {
    return "{\"pointData\":[{\"values\":[" + value + "]},{\"values\":[{\"doubleValue\":77}]}]}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, series(""),
        Body.NOT_A_NUMBER, series(point("{\"doubleValue\":\"NaN\"}")),
        Body.SEVERAL, series(point("{\"int64Value\":\"1\"}") + "," + point("{\"boolValue\":true}")),
        Body.PARTIAL, withToken("\"partialErrors\":[{\"code\":4,\"message\":\"deadline\"}]"),
        Body.ERROR, withToken("\"error\":{\"code\":400,\"message\":\"unknown metric\"}"));
  }
}
