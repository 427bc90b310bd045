package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.webhooks.http.Exchange;
import io.haldane.webhooks.http.WebAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One POST of JSON to a chat service: five seconds, no second attempt, no redirect, because an
 * address is a secret that belongs to one host. Texts never hold the address or the token.
 *
 * @param occasion the message's id; sent as idempotency key, so that a repetition can be recognised
 * @param address where to, derived from the channel's address
 * @param card what Jackson writes as the body
 * @param bearer a token for the services that take one
 */
public record ChatPost(
    Channel channel, String occasion, String address, Object card, Optional<String> bearer) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int SHOWN = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  public ChatPost(Channel channel, String occasion, Object card) {
    this(channel, occasion, channel.address(), card, Optional.empty());
  }

  /** Sent when the service answers 2xx. */
  public Delivery send() {
    return send(_ -> Optional.empty());
  }

  /**
   * Sent when the service answers 2xx and the body holds no objection.
   *
   * @param objection what is wrong, read from the body of a 2xx
   */
  public Delivery send(Function<String, Optional<String>> objection) {
    if (channel.address().isBlank()) {
      return notSent("has no address; set it in the AlertProvider or in its Secret");
    }
    if (!bearer.orElse("").chars().allMatch(letter -> letter > 0x20 && letter < 0x7f)) {
      return notSent("has a token that no header can hold; correct its Secret");
    }
    Optional<WebAddress> target = WebAddress.parse(address);
    if (target.isEmpty()) {
      return notSent("has an address that is not an http or https URL; correct it");
    }
    Optional<HttpClient.Builder> client = ProxyChoice.of(channel.proxy());
    if (client.isEmpty()) {
      return notSent("has a proxy that is not an http URL with a host; correct it");
    }
    return post(client.get(), target.get(), objection);
  }

  private Delivery post(
      HttpClient.Builder builder, WebAddress target, Function<String, Optional<String>> objection) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.uri())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", occasion)
            .POST(BodyPublishers.ofString(json()));
    bearer
        .map(token -> "Bearer " + token)
        .or(() -> Optional.ofNullable(target.authorization()))
        .ifPresent(login -> request.header("Authorization", login));
    // Alerts are rare, and their proxies differ: a client for each leaves nothing behind.
    HttpClient client = builder.build();
    try {
      return judge(Exchange.of(client, request.build(), TIMEOUT), objection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSent("was given up before there was an answer");
    } finally {
      client.shutdownNow();
    }
  }

  private Delivery judge(Exchange exchange, Function<String, Optional<String>> objection) {
    return switch (exchange) {
      case Exchange.Failed(String why, _) -> notSent("is not reached: " + why);
      case Exchange.Answered(int status, String body, _) when status / 100 != 2 ->
          notSent("answered " + status + (body.isBlank() ? "" : ": " + shown(body)));
      case Exchange.Answered(_, String body, _) ->
          objection
              .apply(body)
              .<Delivery>map(why -> notSent("refused the message: " + shown(why)))
              .orElseGet(Delivery.Sent::new);
    };
  }

  private Delivery notSent(String why) {
    return new Delivery.NotSent(channel + " " + why);
  }

  /** Services like to repeat what they were sent. */
  private String shown(String text) {
    String safe = Secrets.of(channel).hideIn(text).strip();
    return safe.length() > SHOWN ? safe.substring(0, SHOWN) + "…" : safe;
  }

  private String json() {
    try {
      return JSON.writeValueAsString(card);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cards are made of strings", e);
    }
  }

  /** Names the channel only. */
  @Override
  public String toString() {
    return "post to " + channel;
  }
}
