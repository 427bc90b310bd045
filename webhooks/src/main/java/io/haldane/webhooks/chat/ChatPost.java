package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.HttpProxy;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.WebAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One POST of JSON to a service: five seconds, no second attempt, no redirect, because an address
 * is a secret that belongs to one host. Texts never hold a secret of the channel.
 *
 * @param occasion the event's id; sent as idempotency key, so that a repetition can be recognised
 * @param address where to, derived from the channel's address
 * @param card what Jackson writes as the body
 * @param bearer a token for the services that take one
 * @param missing what the channel lacks; then nothing is sent
 */
public record ChatPost(
    Channel channel,
    String occasion,
    String address,
    Object card,
    Optional<String> bearer,
    Optional<String> missing) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** To the channel's own address, without a token. */
  public static ChatPost of(Notifier notifier, Channel channel, ReleaseEvent event, Object card) {
    return new ChatPost(
        channel,
        event.id(),
        channel.address(),
        card,
        Optional.empty(),
        notifier.capabilities().missing(channel));
  }

  public ChatPost to(String other) {
    return new ChatPost(channel, occasion, other, card, bearer, missing);
  }

  public ChatPost withBearer(Optional<String> token) {
    return new ChatPost(channel, occasion, address, card, token, missing);
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
    if (missing.isPresent()) {
      return Delivery.forGood(missing.get());
    }
    if (address.isBlank()) {
      return wrong("has no address; set it in the AlertProvider or in its Secret");
    }
    if (!bearer.orElse("").chars().allMatch(letter -> letter > 0x20 && letter < 0x7f)) {
      return wrong("has a token that is not valid in a header; correct its Secret");
    }
    Optional<WebAddress> target = WebAddress.parse(address);
    if (target.isEmpty()) {
      return wrong("has an address that is not an http or https URL; correct it");
    }
    Optional<String> named = channel.secrets().get(Secrets.PROXY);
    Optional<HttpProxy> proxy = named.flatMap(HttpProxy::parse);
    if (named.isPresent() && proxy.isEmpty()) {
      return wrong("has a proxy that is not an http URL with a host; correct it");
    }
    return post(target.get(), proxy, objection);
  }

  private Delivery post(
      WebAddress target, Optional<HttpProxy> proxy, Function<String, Optional<String>> objection) {
    CallOptions options =
        CallOptions.of(HostRules.installed().trusts(channel.address()))
            .withProxy(proxy)
            .withoutRedirects();
    ServiceReply replies = new ServiceReply(channel, TIMEOUT);
    // Events are rare: a client for each leaves nothing behind.
    try (OutboundClient client = new OutboundClient()) {
      HttpCall call = HttpCall.post(target.uri(), headers(target), json(), options);
      HttpReply reply = client.send(call, TIMEOUT);
      return replies.judge(reply, objection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return replies.cancelled();
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

  private Delivery wrong(String why) {
    return Delivery.forGood(channel + " " + why);
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
