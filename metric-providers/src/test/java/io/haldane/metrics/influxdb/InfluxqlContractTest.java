package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** Version 1. */
class InfluxqlContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new InfluxdbProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("username", "mallory-user", "password", "p@ss: word\"7");
    return new Backend(
        "influxdb", address + "/query?db=shop", Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "SELECT mean(\"ms\") FROM req WHERE time > now() - 1m";
  }

  @Override
  protected String answering(double value) {
    return rows("[0," + value + "]");
  }

  private static String rows(String values) {
    return "{\"results\":[{\"statement_id\":0,\"series\":[{\"name\":\"req\",\"columns\":[\"time\",\"mean\"],"
        + "\"values\":["
        + values
        + "]}]}]}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, "{\"results\":[{\"statement_id\":0}]}",
        Body.NOT_A_NUMBER, rows("[0,null]"),
        Body.SEVERAL, rows("[0,1],[1,2]"),
        Body.PARTIAL, rows("[0,1]").replace("\"series\"", "\"partial\":true,\"series\""),
        Body.ERROR, "{\"results\":[{\"statement_id\":0,\"error\":\"database not found: shop\"}]}");
  }

  @Override
  protected String healthy() {
    return rows("[0,1]");
  }
}
