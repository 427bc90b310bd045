package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.aws.AwsKeys;
import io.haldane.metrics.google.GoogleToken;
import io.haldane.metrics.google.Identity;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.LoggedInSource;
import io.haldane.metrics.http.Login;
import io.haldane.metrics.oauth.Tokens;
import java.util.List;

/** Prometheus, or what speaks its API. */
public final class PrometheusProvider implements MetricProvider {
  private final Tokens<GoogleToken> tokens = new Tokens<>();

  @Override
  public String type() {
    return "prometheus";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Prometheus",
        new AddressNeed.Required(),
        new Credentials(
            false,
            List.of(
                List.of("token"),
                List.of("username", "password"),
                AwsKeys.NEEDED,
                List.of(Identity.KEY)),
            List.of(AwsKeys.SESSION)),
        Freshness.IMMEDIATE,
        true,
        false);
  }

  /** The range stands in the query itself. */
  @Override
  public boolean readsWindow() {
    return false;
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        address ->
            switch (CloudLogin.of(backend, address)) {
              case CloudLogin.None _ -> Login.tokenOrPassword(backend, address);
              case CloudLogin.Unusable(String why) -> new Login.Missing(why);
              case CloudLogin.Amazon _ when !Login.isWithout(backend) ->
                  Login.lacking(backend, AwsKeys.NEEDED).orElseGet(Login.None::new);
              case CloudLogin.Amazon _, CloudLogin.Google _ -> new Login.None();
            },
        server -> source(server, CloudLogin.of(backend, server.address())));
  }

  private MetricSource source(HttpServer server, CloudLogin login) {
    return switch (login) {
      case CloudLogin.Amazon(var access) -> access.source(server, PrometheusSource::new);
      case CloudLogin.Google(var identity) ->
          new LoggedInSource(
              server, tokens.access(new GoogleToken(identity)), PrometheusSource::new);
      case CloudLogin.None _, CloudLogin.Unusable _ -> new PrometheusSource(server);
    };
  }
}
