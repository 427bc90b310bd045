package io.haldane.metrics.google;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.oauth.TokenRequest;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How an identity gets a token of Google. */
public record GoogleToken(Identity.Readable identity) implements TokenRequest {
  /** Given by Google Cloud to its machines. The address is ours, so no rule for hosts applies. */
  private static final URI METADATA =
      URI.create(
          "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token");

  @Override
  public MetricAnswer send(HttpServer server, Duration deadline, JsonReader reader) {
    return switch (identity) {
      case Identity.Machine _ -> server.ask(metadata(), deadline, reader);
      case Identity.ServiceAccount account ->
          switch (Address.parse(account.tokenUri())) {
            case Address.Unusable _ ->
                MetricAnswer.misconfigured(
                    "the token_uri of the Secret's serviceAccountKey is not a URL");
            case Address.Usable issuer ->
                TokenRequest.post(issuer, form(account, server), server, deadline, reader);
          };
    };
  }

  private static HttpCall metadata() {
    return HttpCall.get(
        METADATA, Map.of("Metadata-Flavor", List.of("Google")), CallOptions.of(true));
  }

  private static UrlQuery form(Identity.ServiceAccount account, HttpServer server) {
    return UrlQuery.of("grant_type", Assertion.GRANT)
        .and("assertion", Assertion.of(account, server.clock().instant()));
  }
}
