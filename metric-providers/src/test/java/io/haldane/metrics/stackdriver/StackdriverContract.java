package io.haldane.metrics.stackdriver;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import io.haldane.metrics.google.TestAccount;
import java.util.Map;

/** What both languages have in common. The server of the tests gives the tokens, too. */
abstract class StackdriverContract extends ProviderContract {
  private static final String TOKEN =
      "{\"access_token\":\"ya29.of-mallory\",\"expires_in\":3599,\"token_type\":\"Bearer\",";

  @Override
  protected MetricProvider provider() {
    return new StackdriverProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret =
        Map.of("project", "shop-of-mallory", "serviceAccountKey", TestAccount.json(address));
    return new Backend("stackdriver", address, Map.of(), secret, null, insecureSkipVerify);
  }

  /** One body for both requests. */
  static String withToken(String fields) {
    return TOKEN + fields + "}";
  }

  static String vector(String elements) {
    return withToken(
        "\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
            + elements
            + "]}");
  }

  static String element(String value) {
    return "{\"metric\":{\"v\":\"%s\"},\"value\":[1795780800,\"%s\"]}".formatted(value, value);
  }

  @Override
  protected String healthy() {
    return vector(element("1"));
  }
}
