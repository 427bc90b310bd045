package io.haldane.metrics.elasticsearch;

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
import io.haldane.metrics.http.Login;
import java.time.Duration;
import java.util.List;

/** What Elasticsearch and OpenSearch have in common: all but their own languages. */
abstract sealed class SearchProvider implements MetricProvider
    permits ElasticsearchProvider, OpensearchProvider {
  private static final String API_KEY = "api_key";

  /** Documents can be found after a refresh, mostly within a second, and often half a minute. */
  private static final Freshness REFRESH = Freshness.delayed(Duration.ofSeconds(30));

  abstract String name();

  /** Where a query goes that is no search. */
  abstract QueryLanguage language(String text);

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        name(),
        new AddressNeed.Required(),
        Credentials.optional(List.of(API_KEY), List.of("token"), List.of("username", "password")),
        REFRESH,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        address ->
            BackendSecrets.login(backend).containsKey(API_KEY)
                ? Login.scheme(backend, "ApiKey", API_KEY)
                : Login.tokenOrPassword(backend, address),
        server -> new SearchSource(server, this::language));
  }
}
