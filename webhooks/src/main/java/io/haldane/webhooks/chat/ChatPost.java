package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.net.HostRules;
import io.haldane.api.net.Redaction;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.webhooks.http.Detour;
import io.haldane.webhooks.http.Exchange;
import io.haldane.webhooks.http.Sender;
import io.haldane.webhooks.http.WebAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
      return notSent("has a token that is not valid in a header; correct its Secret");
    }
    Optional<WebAddress> target = WebAddress.parse(address);
    if (target.isEmpty()) {
      return notSent("has an address that is not an http or https URL; correct it");
    }
    try {
      return post(target.get(), objection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSent("was cancelled before there was an answer");
    }
  }

  private Delivery post(WebAddress target, Function<String, Optional<String>> objection)
      throws InterruptedException {
    String proxy = channel.proxy();
    boolean own = HostRules.installed().trusts(channel.address());
    if (proxy == null || proxy.isBlank()) {
      // Alerts are rare: a sender for each leaves nothing behind.
      try (Sender sender = new Sender()) {
        return judge(sender.once(request(target), own, TIMEOUT), objection);
      }
    }
    Optional<Detour> detour = Detour.parse(proxy);
    return detour.isEmpty()
        ? notSent("has a proxy that is not an http URL with a host; correct it")
        : judge(detour.get().once(request(target), own, TIMEOUT), objection);
  }

  private HttpRequest request(WebAddress target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.uri())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", occasion)
            .POST(BodyPublishers.ofString(json()));
    bearer
        .map(token -> "Bearer " + token)
        .or(() -> Optional.ofNullable(target.authorization()))
        .ifPresent(login -> request.header("Authorization", login));
    return request.build();
  }

  private Delivery judge(Exchange exchange, Function<String, Optional<String>> objection) {
    return switch (exchange) {
      case Exchange.Failed(String why, _) -> notSent("is not reached: " + why);
      case Exchange.Answered(int status, String body, _, _) when status / 100 != 2 ->
          notSent("answered " + status + (body.isBlank() ? "" : ": " + shown(body)));
      case Exchange.Answered(_, String body, _, _) ->
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
    List<String> addresses = List.of(channel.address(), orEmpty(channel.proxy()));
    return Redaction.of(addresses, List.of(orEmpty(channel.token()))).quote(text);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
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
