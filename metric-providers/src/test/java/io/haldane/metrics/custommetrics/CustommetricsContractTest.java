package io.haldane.metrics.custommetrics;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class CustommetricsContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new CustommetricsProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend("custommetrics", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "shop/pods/*/http_requests?labelSelector=app%3Dtill";
  }

  @Override
  protected String answering(double value) {
    return list(pod("a", "\"" + value + "\""));
  }

  private static String list(String pods) {
    return "{\"kind\":\"MetricValueList\",\"items\":[" + pods + "]}";
  }

  private static String pod(String name, String value) {
    return "{\"describedObject\":{\"kind\":\"Pod\",\"name\":\"%s\"},\"value\":%s}"
        .formatted(name, value);
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, list(""),
        Body.NOT_A_NUMBER, list(pod("a", "null")),
        Body.SEVERAL, list(pod("a", "\"1\"") + "," + pod("b", "\"1500m\"")),
        Body.ERROR, "{\"kind\":\"Status\",\"message\":\"adapter is gone\"}");
  }

  @Override
  protected String healthy() {
    return "{\"kind\":\"APIResourceList\",\"resources\":[]}";
  }
}
