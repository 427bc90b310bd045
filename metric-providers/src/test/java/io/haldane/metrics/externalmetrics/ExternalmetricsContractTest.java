package io.haldane.metrics.externalmetrics;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class ExternalmetricsContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new ExternalmetricsProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend("externalmetrics", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "shop/queue?labelSelector=app%3Dtill";
  }

  @Override
  protected String answering(double value) {
    return items(item("\"" + Double.toString(value) + "\""));
  }

  private static String items(String items) {
    return "{\"kind\":\"ExternalMetricValueList\",\"items\":[" + items + "]}";
  }

  private static String item(String value) {
    return "{\"metricName\":\"queue\",\"timestamp\":\"2026-11-27T11:59:50Z\",\"value\":"
        + value
        + "}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, items(""),
        Body.NOT_A_NUMBER, items(item("null")),
        Body.SEVERAL, items(item("\"1\"") + "," + item("\"1500m\"")),
        Body.ERROR, "{\"kind\":\"Status\",\"message\":\"internal\"}");
  }

  @Override
  protected String healthy() {
    return "{\"resources\":[]}";
  }
}
