package io.haldane.metrics.elasticsearch;

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
import java.time.Duration;
import java.util.List;

/** What Elasticsearch and OpenSearch have in common: all but their own languages. */
abstract sealed class SearchProvider extends HttpProvider
    permits ElasticsearchProvider, OpensearchProvider {
  private static final String API_KEY = "api_key";

  /** Documents can be found after a refresh, mostly within a second, and often half a minute. */
  private static final Freshness REFRESH = Freshness.delayed(Duration.ofSeconds(30));

  SearchProvider(String type, String name) {
    super(
        type,
        new MetricCapabilities(
            name,
            new AddressNeed.Required(),
            Credentials.optional(
                List.of(API_KEY), List.of("token"), List.of("username", "password")),
            REFRESH,
            true,
            false));
  }

  /** Where a query goes that is no search. */
  abstract QueryLanguage language(String text);

  @Override
  protected final Login login(Backend backend, Address.Usable address) {
    return BackendSecrets.login(backend).containsKey(API_KEY)
        ? Login.scheme(backend, "ApiKey", API_KEY)
        : super.login(backend, address);
  }

  @Override
  protected final MetricSource source(HttpServer server, Backend backend) {
    return new SearchSource(server, this::language);
  }
}
