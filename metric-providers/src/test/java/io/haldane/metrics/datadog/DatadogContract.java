package io.haldane.metrics.datadog;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** What both versions have in common. */
abstract class DatadogContract extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new DatadogProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret =
        Map.of("datadog_api_key", "k3y-of-mallory", "datadog_application_key", "app-k3y\"7");
    return new Backend("datadog", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String healthy() {
    return "{\"valid\":true}";
  }
}
