package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** Version 3. */
class RowsContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new InfluxdbProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory");
    return new Backend(
        "influxdb",
        address + "/api/v3/query_sql?db=shop",
        Map.of(),
        secret,
        null,
        insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "SELECT avg(ms) AS ms FROM req";
  }

  @Override
  protected String answering(double value) {
    return "[{\"ms\":" + value + "}]";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, "[]",
        Body.NOT_A_NUMBER, "[{\"ms\":null}]",
        Body.SEVERAL, "[{\"ms\":1},{\"ms\":2}]",
        Body.ERROR, "{\"error\":\"table req not found\"}");
  }

  @Override
  protected String healthy() {
    return "[{\"one\":1}]";
  }
}
