package io.haldane.metrics.skywalking;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class SkywalkingContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new SkywalkingProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend("skywalking", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "{\"expression\":\"avg(service_resp_time)\",\"entity\":{\"scope\":\"Service\",\"serviceName\":\"till\",\"normal\":true}}";
  }

  @Override
  protected String answering(double value) {
    return values("{\"id\":\"0\",\"value\":\"" + value + "\"}");
  }

  /** Both questions of a query get the same answer here. */
  private static String values(String values) {
    return "{\"data\":{\"getTimeInfo\":{\"timezone\":\"+0800\"},\"execExpression\":{\"type\":\"SINGLE_VALUE\","
        + "\"error\":null,\"results\":[{\"values\":["
        + values
        + "]}]}}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, values(""),
        Body.NOT_A_NUMBER, values("{\"id\":\"0\",\"value\":null}"),
        Body.SEVERAL, values("{\"id\":\"0\",\"value\":\"1\"},{\"id\":\"1\",\"value\":\"2\"}"),
        Body.ERROR,
            "{\"data\":{\"getTimeInfo\":{\"timezone\":\"+0000\"},\"execExpression\":{\"type\":\"UNKNOWN\",\"error\":\"unknown metric\",\"results\":[]}}}");
  }

  @Override
  protected String healthy() {
    return values("");
  }
}
