package io.haldane.metrics.newrelic;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** The older API. */
class InsightsContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new NewrelicProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret =
        Map.of("newrelic_account_id", "1234567", "newrelic_query_key", "NRIQ-of-mallory");
    return new Backend("newrelic", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "SELECT percentage(count(*), WHERE error IS true) FROM Transaction WHERE appName = 'till'";
  }

  @Override
  protected String answering(double value) {
    return "{\"results\":[{\"result\":" + value + "}],\"metadata\":{}}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, "{\"results\":[]}",
        Body.NOT_A_NUMBER, "{\"results\":[{\"result\":null}]}",
        Body.SEVERAL, "{\"results\":[{\"a\":1},{\"b\":2}]}",
        Body.ERROR, "{\"error\":\"NRQL Syntax Error\"}");
  }

  @Override
  protected String healthy() {
    return "{\"results\":[{\"count\":0}]}";
  }
}
