package io.haldane.metrics.newrelic;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.HttpServer;
import java.time.Duration;
import java.util.List;

/** New Relic; the key in the Secret chooses the API. */
public final class NewrelicProvider implements MetricProvider {
  private static final Freshness AGENTS = Freshness.delayed(Duration.ofMinutes(1));

  @Override
  public String type() {
    return "newrelic";
  }

  @Override
  public MetricCapabilities capabilities() {
    return capabilities("https://insights-api.newrelic.com");
  }

  private static MetricCapabilities capabilities(String address) {
    return new MetricCapabilities(
        "New Relic",
        new AddressNeed.Default(address),
        new Credentials(
            true,
            List.of(List.of(Account.ID, Account.QUERY_KEY), List.of(Account.ID, Account.USER_KEY)),
            List.of()),
        AGENTS,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    boolean nerdgraph = BackendSecrets.login(backend).containsKey(Account.USER_KEY);
    String region = "eu".equalsIgnoreCase(backend.region()) ? ".eu" : "";
    String host = nerdgraph ? "api" : "insights-api";
    return HttpServer.open(
        capabilities("https://" + host + region + ".newrelic.com"),
        backend,
        context,
        _ -> Account.login(backend, nerdgraph),
        server -> {
          String account = BackendSecrets.login(backend).getOrDefault(Account.ID, "").strip();
          return nerdgraph
              ? new NerdgraphSource(server, account)
              : new InsightsSource(server, account);
        });
  }
}
