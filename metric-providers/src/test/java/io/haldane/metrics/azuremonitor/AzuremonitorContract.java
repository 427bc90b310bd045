package io.haldane.metrics.azuremonitor;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

/** What both APIs have in common. The server of the tests gives the tokens, too. */
abstract class AzuremonitorContract extends ProviderContract {
  private static final String TOKEN =
      "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"eyJ0.of-mallory\",";

  @Override
  protected final MetricProvider provider() {
    return new AzuremonitorProvider();
  }

  @Override
  protected final Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret =
        Map.of(
            "token_url", address + "/tenant-of-mallory/oauth2/v2.0/token",
            "client_id", "app-of-mallory",
            "client_secret", "s3cr~t.of-mallory");
    return new Backend("azuremonitor", address, Map.of(), secret, null, insecureSkipVerify);
  }

  /** One body for both requests. */
  static String withToken(String fields) {
    return TOKEN + fields + "}";
  }

  @Override
  protected final String healthy() {
    return withToken("\"value\":[]");
  }
}
