package io.haldane.metrics.datadog;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import java.time.Duration;
import java.util.Map;

/** Datadog; other sites than the first one are chosen by the address. */
public final class DatadogProvider implements MetricProvider {
  private static final String API_KEY = "datadog_api_key";
  private static final String APPLICATION_KEY = "datadog_application_key";

  /** Agents send every 10 to 15 seconds, and the newest bucket fills until then. */
  private static final Freshness AGENTS = Freshness.delayed(Duration.ofMinutes(1));

  @Override
  public String type() {
    return "datadog";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Datadog",
        new AddressNeed.Default("https://api.datadoghq.com"),
        Credentials.required(API_KEY, APPLICATION_KEY),
        AGENTS,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        _ ->
            Login.headers(
                backend, Map.of("DD-API-KEY", API_KEY, "DD-APPLICATION-KEY", APPLICATION_KEY)),
        DatadogSource::new);
  }
}
