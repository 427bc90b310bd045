package io.haldane.metrics.keptn;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class KeptnContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new KeptnProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend("keptn", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "keptnmetric/shop/latency";
  }

  @Override
  protected String answering(double value) {
    return metric("\"value\":\"" + value + "\"");
  }

  /** With what discovery says, which gets the same answer here. */
  private static String metric(String status) {
    return "{\"preferredVersion\":{\"version\":\"v1\"},\"spec\":{\"fetchIntervalSeconds\":10},"
        + "\"status\":{"
        + status
        + "}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, metric(""),
        Body.NOT_A_NUMBER, metric("\"value\":\"NaN\""),
        Body.INFINITE, metric("\"value\":\"+Inf\""),
        Body.ERROR, metric("\"errMsg\":\"no such provider\""));
  }

  @Override
  protected String healthy() {
    return metric("");
  }
}
