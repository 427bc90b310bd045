package io.haldane.metrics.azuremonitor;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import io.haldane.metrics.oauth.Tokens;
import java.time.Duration;
import java.util.List;

/** Azure Monitor: metrics of resources, and PromQL of a workspace. */
public final class AzuremonitorProvider extends HttpProvider {
  static final String MANAGEMENT = "https://management.azure.com";

  /** Metrics of resources come up to three minutes late. */
  private static final Freshness RESOURCES = Freshness.delayed(Duration.ofMinutes(3));

  private final Tokens<ClientLogin> tokens = new Tokens<>();

  public AzuremonitorProvider() {
    super(
        "azuremonitor",
        new MetricCapabilities(
            "Azure Monitor",
            new AddressNeed.Default(MANAGEMENT),
            new Credentials(true, List.of(ClientLogin.KEYS), List.of()),
            RESOURCES,
            true,
            false));
  }

  @Override
  protected Login login(Backend backend, Address.Usable address) {
    return Login.lacking(backend, ClientLogin.KEYS).orElseGet(Login.None::new);
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new AzuremonitorSource(
        server, scope -> ClientLogin.of(BackendSecrets.login(backend), scope), tokens);
  }
}
