package io.haldane.metrics.grafana;

import java.util.Map;

/** PromQL, by the proxy of a data source. */
class ProxyContractTest extends GrafanaContract {
  @Override
  protected String path() {
    return "/api/datasources/proxy/uid/prom";
  }

  @Override
  protected String query() {
    return "sum(rate(http_requests_total[1m]))";
  }

  @Override
  protected String answering(double value) {
    return vector("{\"metric\":{},\"value\":[1795780800,\"" + value + "\"]}");
  }

  private static String vector(String elements) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
        + elements
        + "]}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    String element = "{\"metric\":{},\"value\":[1,\"1\"]}";
    return Map.of(
        Body.NOTHING, vector(""),
        Body.NOT_A_NUMBER, vector(element.replace("\"1\"", "\"NaN\"")),
        Body.SEVERAL, vector(element + "," + element),
        Body.PARTIAL, vector(element).replace("\"data\"", "\"warnings\":[\"late\"],\"data\""),
        Body.ERROR, "{\"status\":\"error\",\"error\":\"store is gone\"}");
  }

  @Override
  protected String healthy() {
    return answering(1);
  }
}
