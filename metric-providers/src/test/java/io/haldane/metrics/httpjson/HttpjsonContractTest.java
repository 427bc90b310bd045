package io.haldane.metrics.httpjson;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class HttpjsonContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new HttpjsonProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend("httpjson", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "$.data[*].value";
  }

  @Override
  protected String answering(double value) {
    return "{\"data\":[{\"value\":" + value + "}]}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, "{\"data\":[]}",
        Body.NOT_A_NUMBER, "{\"data\":[{\"value\":null}]}",
        Body.INFINITE, "{\"data\":[{\"value\":\"Infinity\"}]}",
        Body.SEVERAL, "{\"data\":[{\"value\":1},{\"value\":2}]}",
        Body.ERROR, "{\"data\":[{\"value\":\"out of memory\"}]}");
  }

  @Override
  protected String healthy() {
    return "{}";
  }
}
