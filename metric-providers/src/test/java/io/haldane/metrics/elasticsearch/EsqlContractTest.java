package io.haldane.metrics.elasticsearch;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** ES|QL. */
class EsqlContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new ElasticsearchProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("username", "mallory-user", "password", "p@ss: word\"7");
    return new Backend("elasticsearch", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "FROM logs-* | STATS v = AVG(ms)";
  }

  @Override
  protected String answering(double value) {
    return table("[" + value + "]");
  }

  private static String table(String rows) {
    return "{\"columns\":[{\"name\":\"v\",\"type\":\"double\"}],\"values\":["
        + rows
        + "],\"is_partial\":false}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, table(""),
        Body.NOT_A_NUMBER, table("[null]"),
        Body.SEVERAL, table("[1],[2]"),
        Body.PARTIAL, table("[1]").replace("false", "true"),
        Body.ERROR, "{\"error\":{\"reason\":\"Unknown index [logs]\"},\"status\":400}");
  }

  @Override
  protected String healthy() {
    return "{\"cluster_name\":\"logs\",\"version\":{}}";
  }
}
