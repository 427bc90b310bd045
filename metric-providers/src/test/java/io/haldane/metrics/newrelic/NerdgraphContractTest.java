package io.haldane.metrics.newrelic;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** NerdGraph. */
class NerdgraphContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new NewrelicProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret =
        Map.of("newrelic_account_id", "1234567", "newrelic_api_key", "NRAK-of-mallory");
    return new Backend("newrelic", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "SELECT percentage(count(*), WHERE error IS true) FROM Transaction WHERE appName = 'till'";
  }

  @Override
  protected String answering(double value) {
    return results("{\"ok\":" + value + "}");
  }

  private static String results(String rows) {
    return "{\"data\":{\"actor\":{\"account\":{\"nrql\":{\"results\":[" + rows + "]}}}}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, results(""),
        Body.NOT_A_NUMBER, results("{\"ok\":null}"),
        Body.SEVERAL, results("{\"percentile.duration\":{\"50\":0.1,\"95\":0.4}}"),
        Body.ERROR, "{\"errors\":[{\"message\":\"NRQL Syntax Error\"}],\"data\":null}");
  }

  @Override
  protected String healthy() {
    return results("{\"count\":0}");
  }
}
