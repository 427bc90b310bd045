package io.haldane.metrics.datadog;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import java.time.Duration;
import java.util.Map;

/** Datadog; other sites than the first one are chosen by the address. */
public final class DatadogProvider extends HttpProvider {
  private static final String API_KEY = "datadog_api_key";
  private static final String APPLICATION_KEY = "datadog_application_key";

  /** Agents send every 10 to 15 seconds, and the newest bucket fills until then. */
  private static final Freshness AGENTS = Freshness.delayed(Duration.ofMinutes(1));

  public DatadogProvider() {
    super(
        "datadog",
        new MetricCapabilities(
            "Datadog",
            new AddressNeed.Default("https://api.datadoghq.com"),
            Credentials.required(API_KEY, APPLICATION_KEY),
            AGENTS,
            true,
            false));
  }

  @Override
  protected Login login(Backend backend, Address.Usable address) {
    return Login.headers(
        backend, Map.of("DD-API-KEY", API_KEY, "DD-APPLICATION-KEY", APPLICATION_KEY));
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new DatadogSource(server);
  }
}
