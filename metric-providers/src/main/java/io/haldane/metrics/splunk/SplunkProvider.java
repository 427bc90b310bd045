package io.haldane.metrics.splunk;

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
import java.util.function.Function;

/**
 * Splunk Observability Cloud: programs run on one host, and the catalog of metrics is on another.
 */
public final class SplunkProvider implements MetricProvider {
  private static final String TOKEN = "sf_token_key";
  private static final Freshness AGENTS = Freshness.delayed(Duration.ofSeconds(30));

  @Override
  public String type() {
    return "splunk";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Splunk Observability Cloud",
        new AddressNeed.Required(),
        Credentials.required(TOKEN),
        AGENTS,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    SplunkHosts hosts = SplunkHosts.of(backend.address());
    return open(
        at(backend, hosts.stream()),
        context,
        stream -> open(at(backend, hosts.api()), context, api -> new SplunkSource(stream, api)));
  }

  private MetricSource open(
      Backend backend, MetricContext context, Function<HttpServer, MetricSource> source) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        _ -> Login.headers(backend, Map.of("X-SF-TOKEN", TOKEN)),
        source);
  }

  private static Backend at(Backend backend, String address) {
    return new Backend(
        backend.type(),
        address,
        backend.headers(),
        backend.secret(),
        backend.region(),
        backend.insecureSkipVerify());
  }
}
