package io.haldane.metrics.loki;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class LokiContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new LokiProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend("loki", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "sum(count_over_time({app=\"till\"} |= \"error\" [1m]))";
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
    return Map.of(
        Body.NOTHING, vector(""),
        Body.NOT_A_NUMBER, vector("{\"metric\":{},\"value\":[1,\"NaN\"]}"),
        Body.INFINITE, vector("{\"metric\":{},\"value\":[1,\"+Inf\"]}"),
        Body.SEVERAL,
            vector(
                "{\"metric\":{\"a\":\"x\"},\"value\":[1,\"1\"]},{\"metric\":{\"a\":\"y\"},\"value\":[1,\"2\"]}"),
        Body.PARTIAL,
            "{\"status\":\"success\",\"warnings\":[\"store is slow\"],\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
        Body.ERROR, "{\"status\":\"error\",\"error\":\"store is gone\"}");
  }

  @Override
  protected String healthy() {
    return answering(1);
  }
}
