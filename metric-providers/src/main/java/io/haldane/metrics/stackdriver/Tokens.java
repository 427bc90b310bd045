package io.haldane.metrics.stackdriver;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Tokens by identity, each used until shortly before its end. Safe for concurrent use. */
final class Tokens {
  /** Given by Google Cloud to its machines. The address is ours, so no rule for hosts applies. */
  private static final URI METADATA =
      URI.create(
          "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token");

  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int MOST = 200;
  private static final String FORM = "application/x-www-form-urlencoded";

  private record Token(String value, Instant end) {
    boolean isGood(Instant now) {
      return now.plus(EARLY).isBefore(end);
    }
  }

  /** What came of a request for a token. */
  sealed interface Given {
    record Bearer(String token) implements Given {
      @Override
      public String toString() {
        return "token (hidden)";
      }
    }

    record Refused(MetricAnswer answer) implements Given {}
  }

  private final Map<Identity.Readable, Token> known = new LinkedHashMap<>();

  /**
   * @param server the API, for its client and its words
   */
  Given of(Identity.Readable identity, HttpServer server, Duration deadline) {
    Optional<Token> good = known(identity, server.clock().instant());
    return good.<Given>map(token -> new Given.Bearer(token.value()))
        .orElseGet(() -> ask(identity, server, deadline));
  }

  private Given ask(Identity.Readable identity, HttpServer server, Duration deadline) {
    AtomicReference<Optional<Token>> token = new AtomicReference<>(Optional.empty());
    JsonReader reader =
        new JsonReader(
            "/error_description",
            (answer, asked) -> read(answer, asked, found -> token.set(Optional.of(found))));
    MetricAnswer answer =
        switch (identity) {
          case Identity.Machine _ -> server.ask(metadata(), deadline, reader);
          case Identity.ServiceAccount account ->
              switch (Address.parse(account.tokenUri())) {
                case Address.Unusable _ ->
                    MetricAnswer.misconfigured(
                        "the token_uri of the Secret's serviceAccountKey is not a URL");
                case Address.Usable address -> {
                  HttpServer issuer = server.at(address);
                  yield issuer.ask(
                      issuer.post("", "", FORM, form(account, server)), deadline, reader);
                }
              };
        };
    token.get().ifPresent(given -> remember(identity, given));
    return token
        .get()
        .<Given>map(given -> new Given.Bearer(given.value()))
        .orElseGet(() -> new Given.Refused(answer));
  }

  private static HttpCall metadata() {
    return HttpCall.get(
        METADATA, Map.of("Metadata-Flavor", List.of("Google")), CallOptions.of(true));
  }

  private static String form(Identity.ServiceAccount account, HttpServer server) {
    return UrlQuery.of("grant_type", Assertion.GRANT)
        .and("assertion", Assertion.of(account, server.clock().instant()))
        .encoded();
  }

  private static MetricAnswer read(JsonNode answer, HttpServer asked, Consumer<Token> found) {
    String value = answer.path("access_token").asText("");
    if (!value.matches("[!-~]+")) {
      return asked.junk("gives no token");
    }
    long seconds = answer.path("expires_in").asLong();
    found.accept(new Token(value, asked.clock().instant().plusSeconds(seconds)));
    return MetricAnswer.of(1);
  }

  private synchronized Optional<Token> known(Identity.Readable identity, Instant now) {
    return Optional.ofNullable(known.get(identity)).filter(token -> token.isGood(now));
  }

  private synchronized void remember(Identity.Readable identity, Token token) {
    known.remove(identity);
    known.put(identity, token);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
