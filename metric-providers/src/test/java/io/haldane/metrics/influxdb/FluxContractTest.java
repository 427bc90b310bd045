package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** Version 2. */
class FluxContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new InfluxdbProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "t0k.en-of-mallory", "org", "shop-org");
    return new Backend("influxdb", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "from(bucket: \"shop\") |> range(start: -1m) |> mean()";
  }

  @Override
  protected String answering(double value) {
    return rows(String.valueOf(value));
  }

  private static String rows(String... values) {
    StringBuilder csv = new StringBuilder(",result,table,_value,_field\r\n");
    for (String value : values) {
      csv.append(",_result,0,").append(value).append(",errors\r\n");
    }
    return csv.toString();
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, "\r\n",
        Body.NOT_A_NUMBER, rows(""),
        Body.INFINITE, rows("+Inf"),
        Body.SEVERAL, rows("1", "2"),
        Body.ERROR, "error,reference\r\nout of memory,897\r\n");
  }

  @Override
  protected String healthy() {
    return rows("1");
  }
}
