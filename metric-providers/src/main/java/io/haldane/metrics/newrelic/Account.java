package io.haldane.metrics.newrelic;

import io.haldane.api.metrics.Backend;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.Login;
import java.util.List;
import java.util.Map;

/** Keys of the Secret, and the login that they give. */
final class Account {
  static final String ID = "newrelic_account_id";

  /** Of Insights. */
  static final String QUERY_KEY = "newrelic_query_key";

  /** Of NerdGraph: the key of a user, which begins with NRAK. */
  static final String USER_KEY = "newrelic_api_key";

  private Account() {}

  static Login login(Backend backend, boolean nerdgraph) {
    String key = nerdgraph ? USER_KEY : QUERY_KEY;
    return Login.lacking(backend, List.of(ID, key))
        .orElseGet(() ->
            BackendSecrets.login(backend).getOrDefault(ID, "").strip().matches("[0-9]{1,18}")
                ? Login.headers(backend, Map.of(nerdgraph ? "API-Key" : "X-Query-Key", key))
                : new Login.Missing("the Secret's " + ID + " is not a number"));
  }
}
