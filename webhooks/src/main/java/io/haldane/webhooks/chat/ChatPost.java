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
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One request to a service, a POST of JSON unless it says otherwise: five seconds, no second
 * attempt, no redirect, because an address is a secret that belongs to one host. Texts never hold a
 * secret of the channel.
 *
 * @param address where to, derived from the channel's address
 * @param body a text as it is, or what Jackson writes
 * @param headers with the event's id as idempotency key, so that a repetition can be recognised
 * @param missing what the channel lacks; then nothing is sent
 */
public record ChatPost(
    Channel channel,
    String method,
    String address,
    Object body,
    Map<String, String> headers,
    Optional<String> missing) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUTHORIZATION = "Authorization";

  /** To the channel's own address, without a token. */
  public static ChatPost of(Notifier notifier, Channel channel, ReleaseEvent event, Object body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", event.id());
    return new ChatPost(
        channel,
        "POST",
        channel.address(),
        body,
        headers,
        notifier.capabilities().missing(channel));
  }

  public ChatPost to(String other) {
    return new ChatPost(channel, method, other, body, headers, missing);
  }

  /** At the service's own address, unless the channel names another. */
  public ChatPost orTo(String own) {
    return address.isBlank() ? to(own) : this;
  }

  /** At a path below the address; its query stays. */
  public ChatPost below(String path) {
    if (address.isBlank()) {
      return this;
    }
    String[] parts = address.split("\\?", 2);
    String base = parts[0].replaceFirst("/+$", "");
    String whole = base.endsWith(path) ? base : base + path;
    return to(parts.length == 2 ? whole + "?" + parts[1] : whole);
  }

  /** With more parameters in the query: encoded already, as {@code name=value&…}. */
  public ChatPost asking(String parameters) {
    return address.isBlank()
        ? this
        : to(address + (address.contains("?") ? "&" : "?") + parameters);
  }

  public ChatPost withMethod(String other) {
    return new ChatPost(channel, other, address, body, headers, missing);
  }

  /** Replaces a header of the same name. */
  public ChatPost withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new ChatPost(channel, method, address, body, all, missing);
  }

  public ChatPost withBearer(Optional<String> token) {
    return token.map(text -> withHeader(AUTHORIZATION, "Bearer " + text)).orElse(this);
  }

  /** Nothing is sent, because of that. */
  public ChatPost lacking(Optional<String> why) {
    Optional<String> first = missing.or(() -> why.map(text -> channel + " " + text));
    return new ChatPost(channel, method, address, body, headers, first);
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
    return send((replies, reply) -> replies.judge(reply, objection));
  }

  /** Sent when the service says so. */
  public Delivery read(Reading.Reader reader) {
    return send((replies, reply) -> replies.judge(reply, reader));
  }

  private Delivery send(BiFunction<ServiceReply, HttpReply, Delivery> judge) {
    if (missing.isPresent()) {
      return Delivery.forGood(missing.get());
    }
    if (address.isBlank()) {
      return wrong("has no address; set it in the AlertProvider or in its Secret");
    }
    if (!headers.values().stream().allMatch(ChatPost::isSendable)) {
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
    return call(target.get(), proxy, judge);
  }

  private static boolean isSendable(String value) {
    return value.chars().allMatch(letter -> letter >= 0x20 && letter < 0x7f);
  }

  private Delivery call(
      WebAddress target,
      Optional<HttpProxy> proxy,
      BiFunction<ServiceReply, HttpReply, Delivery> judge) {
    CallOptions options =
        CallOptions.of(HostRules.installed().trusts(channel.address()))
            .withProxy(proxy)
            .withoutRedirects();
    ServiceReply replies = new ServiceReply(channel, TIMEOUT);
    // Events are rare: a client for each leaves nothing behind.
    try (OutboundClient client = new OutboundClient()) {
      String sent = method.equals("GET") ? null : text();
      HttpCall call = new HttpCall(method, target.uri(), lists(target), sent, options);
      return judge.apply(replies, client.send(call, TIMEOUT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return replies.cancelled();
    }
  }

  private Map<String, List<String>> lists(WebAddress target) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    String login = target.authorization();
    if (login != null && !headers.containsKey(AUTHORIZATION)) {
      all.put(AUTHORIZATION, List.of(login));
    }
    return all;
  }

  private Delivery wrong(String why) {
    return Delivery.forGood(channel + " " + why);
  }

  private String text() {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("bodies are made of strings", e);
    }
  }

  /** Names the channel only. */
  @Override
  public String toString() {
    return "post to " + channel;
  }
}
