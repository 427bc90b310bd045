package io.haldane.metrics.grafana;

import java.util.Map;

/** Any data source, by the API of panels. */
class DataQueryContractTest extends GrafanaContract {
  @Override
  protected String path() {
    return "";
  }

  @Override
  protected String query() {
    return "{\"datasource\":{\"uid\":\"prom\"},\"expr\":\"sum(up)\",\"instant\":true}";
  }

  @Override
  protected String answering(double value) {
    return values("[" + value + "]");
  }

  private static String values(String values) {
    return frames(
        "{\"schema\":{\"fields\":[{\"name\":\"Time\",\"type\":\"time\"},{\"name\":\"Value\",\"type\":\"number\"}]},"
            + "\"data\":{\"values\":[[1795780800000],"
            + values
            + "]}}");
  }

  private static String frames(String frames) {
    return "{\"results\":{\"A\":{\"status\":200,\"frames\":[" + frames + "]}}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    String warned =
        "\"schema\":{\"meta\":{\"notices\":[{\"severity\":\"warning\",\"text\":\"half\"}]},";
    return Map.of(
        Body.NOTHING, frames(""),
        Body.NOT_A_NUMBER, values("[null]"),
        Body.SEVERAL, values("[1,2]"),
        Body.PARTIAL, values("[1]").replace("\"schema\":{", warned),
        Body.ERROR, "{\"results\":{\"A\":{\"status\":502,\"error\":\"no connection\"}}}");
  }

  @Override
  protected String healthy() {
    return "[]";
  }
}
