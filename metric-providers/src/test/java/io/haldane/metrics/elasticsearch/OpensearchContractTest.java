package io.haldane.metrics.elasticsearch;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** SQL of OpenSearch. */
class OpensearchContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new OpensearchProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("username", "mallory-user", "password", "p@ss: word\"7");
    return new Backend("opensearch", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "SELECT AVG(ms) FROM logs";
  }

  @Override
  protected String answering(double value) {
    return table("[" + value + "]");
  }

  private static String table(String rows) {
    return "{\"schema\":[{\"name\":\"AVG(ms)\",\"type\":\"double\"}],\"datarows\":[" + rows + "]}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, table(""),
        Body.NOT_A_NUMBER, table("[null]"),
        Body.SEVERAL, table("[1],[2]"),
        Body.ERROR,
            "{\"error\":{\"reason\":\"Invalid SQL query\",\"type\":\"SyntaxCheckException\"},\"status\":400}");
  }

  @Override
  protected String healthy() {
    return "{\"cluster_name\":\"logs\",\"version\":{}}";
  }
}
