package io.haldane.metrics.azuremonitor;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.oauth.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An application of Microsoft Entra ID with its secret, by the flow for client credentials.
 *
 * @param url where its tenant gives tokens
 * @param scope what the token is for
 */
record ClientLogin(String url, String client, String secret, String scope) implements TokenRequest {
  private static final String URL = "token_url";
  private static final String CLIENT = "client_id";
  private static final String SECRET = "client_secret";

  /** Keys of the Secret, all of which have to be there. */
  static final List<String> KEYS = List.of(URL, CLIENT, SECRET);

  static ClientLogin of(Map<String, String> secret, String scope) {
    return new ClientLogin(
        secret.getOrDefault(URL, "").strip(),
        secret.getOrDefault(CLIENT, "").strip(),
        secret.getOrDefault(SECRET, "").strip(),
        scope);
  }

  @Override
  public MetricAnswer send(HttpServer server, Duration deadline, JsonReader reader) {
    return switch (Address.parse(url)) {
      case Address.Unusable _ ->
          MetricAnswer.misconfigured(
              "the Secret's token_url is not a URL; it is the token endpoint (v2) of the tenant");
      case Address.Usable issuer -> TokenRequest.post(issuer, form(), server, deadline, reader);
    };
  }

  private UrlQuery form() {
    return UrlQuery.of("grant_type", "client_credentials")
        .and("client_id", client)
        .and("client_secret", secret)
        .and("scope", scope);
  }

  @Override
  public String toString() {
    return "login (hidden)";
  }
}
