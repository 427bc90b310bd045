package io.haldane.metrics.grafana;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** What both ways to a data source have in common. */
abstract class GrafanaContract extends ProviderContract {
  @Override
  protected final MetricProvider provider() {
    return new GrafanaProvider();
  }

  /** What follows the address of Grafana. */
  protected abstract String path();

  @Override
  protected final Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("token", "glsa_t0k.en-of-mallory");
    return new Backend("grafana", address + path(), Map.of(), secret, null, insecureSkipVerify);
  }
}
