package io.haldane.metrics.oauth;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import java.time.Duration;

/** How an identity gets a token. It is a key, too: equal identities share their token. */
public interface TokenRequest {
  /**
   * Sends the request.
   *
   * @param server that the token is for, for its client and its words
   * @param reader of the answer
   */
  MetricAnswer send(HttpServer server, Duration deadline, JsonReader reader);

  /** Sends a form to a server that gives tokens. */
  static MetricAnswer post(
      Address.Usable issuer,
      UrlQuery form,
      HttpServer server,
      Duration deadline,
      JsonReader reader) {
    HttpServer there = server.at(issuer);
    return there.ask(
        there.post("", "", "application/x-www-form-urlencoded", form.encoded()), deadline, reader);
  }
}
