package io.haldane.metrics.graphite;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class GraphiteContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new GraphiteProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("username", "mallory-user", "password", "p@ss: word\"7");
    return new Backend("graphite", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "target=sumSeries(shop.*.errors)";
  }

  @Override
  protected String answering(double value) {
    return points("[" + value + ",1795780680],[null,1795780740]");
  }

  private static String points(String points) {
    return "[{\"target\":\"a.b\",\"tags\":{},\"datapoints\":[" + points + "]}]";
  }

  @Override
  protected Map<Body, String> bodies() {
    String one = points("[1,1]");
    return Map.of(
        Body.NOTHING, "[]",
        Body.NOT_A_NUMBER, points("[null,1795780680],[NaN,1795780740]"),
        Body.INFINITE, points("[Infinity,1795780680]"),
        Body.SEVERAL, one.replace("}]", "}," + one.substring(1)),
        Body.ERROR, "{\"error\":\"out of memory\"}");
  }

  @Override
  protected String healthy() {
    return "[]";
  }
}
