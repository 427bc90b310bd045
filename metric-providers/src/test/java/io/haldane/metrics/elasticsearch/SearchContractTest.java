package io.haldane.metrics.elasticsearch;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** A search. */
class SearchContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new ElasticsearchProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("api_key", "t0k.en-of-mallory");
    return new Backend("elasticsearch", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "{\"index\":\"logs-*\",\"aggs\":{\"v\":{\"avg\":{\"field\":\"ms\"}}}}";
  }

  @Override
  protected String answering(double value) {
    return aggregation("{\"v\":{\"value\":" + value + "}}");
  }

  private static String aggregation(String aggregations) {
    return "{\"timed_out\":false,\"_shards\":{\"total\":3,\"failed\":0},"
        + "\"hits\":{\"total\":{\"value\":0,\"relation\":\"eq\"}},\"aggregations\":"
        + aggregations
        + "}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING,
            "{\"timed_out\":false,\"_shards\":{\"total\":1,\"failed\":0},\"hits\":{\"total\":{\"value\":0,\"relation\":\"eq\"}},\"aggregations\":{}}",
        Body.NOT_A_NUMBER, aggregation("{\"v\":{\"value\":null}}"),
        Body.INFINITE, aggregation("{\"v\":{\"value\":\"Infinity\"}}"),
        Body.SEVERAL, aggregation("{\"v\":{\"value\":1},\"w\":{\"value\":2}}"),
        Body.PARTIAL, aggregation("{\"v\":{\"value\":1}}").replace("\"failed\":0", "\"failed\":2"),
        Body.ERROR, "{\"error\":{\"reason\":\"all shards failed\"},\"status\":503}");
  }

  @Override
  protected String healthy() {
    return "{\"cluster_name\":\"logs\",\"version\":{}}";
  }
}
