package io.haldane.metrics.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.Access;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tokens by identity, each used until shortly before its end. Safe for concurrent use.
 *
 * @param <I> whose tokens they are; equal ones share a token
 */
public final class Tokens<I extends TokenRequest> {
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int MOST = 200;

  private record Token(String value, Instant end) {
    boolean isGood(Instant now) {
      return now.plus(EARLY).isBefore(end);
    }
  }

  private final Map<I, Token> known = new LinkedHashMap<>();

  /** The login by a token of that identity. */
  public Access access(I identity) {
    return (server, deadline) ->
        asked(
            identity,
            server,
            deadline,
            (ready, _) -> new Access.Pass.Open(ready),
            Access.Pass.Closed::new);
  }

  /**
   * Asks a server with a token.
   *
   * @param question gets the server with the token, and what is left of the deadline
   * @param refusal what comes of it if there is no token
   */
  public <T> T asked(
      I identity,
      HttpServer server,
      Duration deadline,
      BiFunction<HttpServer, Duration, T> question,
      Function<MetricAnswer, T> refusal) {
    long begun = System.nanoTime();
    AtomicReference<Optional<Token>> token =
        new AtomicReference<>(known(identity, server.clock().instant()));
    if (token.get().isEmpty()) {
      JsonReader reader =
          new JsonReader(
              "/error_description",
              (answer, asked) -> read(answer, asked, found -> token.set(Optional.of(found))));
      MetricAnswer answer = identity.send(server, deadline, reader);
      if (token.get().isEmpty()) {
        return refusal.apply(answer);
      }
      remember(identity, token.get().get());
    }
    Duration left = deadline.minusNanos(System.nanoTime() - begun);
    return question.apply(
        server.withToken(token.get().get().value()), left.isNegative() ? Duration.ZERO : left);
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

  private synchronized Optional<Token> known(I identity, Instant now) {
    return Optional.ofNullable(known.get(identity)).filter(token -> token.isGood(now));
  }

  private synchronized void remember(I identity, Token token) {
    known.remove(identity);
    known.put(identity, token);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
