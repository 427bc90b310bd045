package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.net.Redaction;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.HttpProxy;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.WebAddress;
import io.haldane.webhooks.http.NoAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    String named = channel.proxy();
    boolean isProxied = named != null && !named.isBlank();
    Optional<HttpProxy> proxy = isProxied ? HttpProxy.parse(orEmpty(named)) : Optional.empty();
    if (isProxied && proxy.isEmpty()) {
      return notSent("has a proxy that is not an http URL with a host; correct it");
    }
    CallOptions options =
        CallOptions.of(HostRules.installed().trusts(channel.address()))
            .withProxy(proxy)
            .withoutRedirects();
    // Alerts are rare: a client for each leaves nothing behind.
    try (OutboundClient client = new OutboundClient()) {
      return judge(
          client.send(HttpCall.post(target.uri(), headers(target), json(), options), TIMEOUT),
          objection);
    }
  }

  private Map<String, List<String>> headers(WebAddress target) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("Idempotency-Key", List.of(occasion));
    bearer
        .map(token -> "Bearer " + token)
        .or(() -> Optional.ofNullable(target.authorization()))
        .ifPresent(login -> headers.put("Authorization", List.of(login)));
    return headers;
  }

  private Delivery judge(HttpReply reply, Function<String, Optional<String>> objection) {
    return switch (reply) {
      case HttpReply.Failed failed -> notSent("is not reached: " + NoAnswer.text(failed, TIMEOUT));
      case HttpReply.Redirected(HttpReply.Answered answer, _) -> answered(answer);
      case HttpReply.Answered answer when answer.status() / 100 != 2 -> answered(answer);
      case HttpReply.Answered(_, _, String body) ->
          objection
              .apply(body)
              .<Delivery>map(why -> notSent("refused the message: " + shown(why)))
              .orElseGet(Delivery.Sent::new);
    };
  }

  private Delivery answered(HttpReply.Answered answer) {
    String body = answer.body();
    return notSent("answered " + answer.status() + (body.isBlank() ? "" : ": " + shown(body)));
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
