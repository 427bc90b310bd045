package io.haldane.metrics.stackdriver;

import java.util.Map;

class PromqlContractTest extends StackdriverContract {
  @Override
  protected String query() {
    return "sum(rate({\"kubernetes.io/container/restart_count\"}[5m]))";
  }

  @Override
  protected String answering(double value) {
    return vector(element(String.valueOf(value)));
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, vector(""),
        Body.NOT_A_NUMBER, vector(element("NaN")),
        Body.INFINITE, vector(element("+Inf")),
        Body.SEVERAL, vector(element("1") + "," + element("2")),
        Body.ERROR, withToken("\"status\":\"error\",\"error\":\"too many samples\""));
  }
}
