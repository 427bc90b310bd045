package io.haldane.webhooks.hook;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.net.HostRules;
import io.haldane.api.net.Redaction;
import io.haldane.webhooks.http.Exchange;
import io.haldane.webhooks.http.Sender;
import io.haldane.webhooks.http.WebAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Calls hooks over HTTP: one POST, repeated while the trouble may pass. Redirects are followed on
 * the same server. Texts hold no more of a URL than its origin and a hash, and no secret of the
 * request. An interrupt ends the call at once, as unreachable, and the thread's flag stays set.
 */
public final class HttpHookCaller implements HookCaller {
  private final Sender sender = new Sender();
  private final Pause pause;
  private final InstantSource clock;

  public HttpHookCaller() {
    this(Thread::sleep, InstantSource.system());
  }

  HttpHookCaller(Pause pause, InstantSource clock) {
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public HookAnswer call(HookRequest request) {
    Optional<WebAddress> address = WebAddress.parse(request.url());
    if (address.isEmpty()) {
      return new HookAnswer.Unreachable(
          "the hook's url is not an http or https URL with a host; correct it in the canary");
    }
    try {
      return repeat(request, address.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookAnswer.Unreachable(
          "POST " + address.get().shown() + " was cut short before there was an answer");
    }
  }

  private HookAnswer repeat(HookRequest request, WebAddress address) throws InterruptedException {
    boolean own = HostRules.installed().trusts(request.url());
    HttpRequest post = post(request, address);
    int made = 1;
    Exchange exchange = sender.send(post, request.disableTls(), own, request.timeout());
    while (Backoff.worthRepeating(exchange) && made <= request.retries()) {
      pause.rest(Backoff.pause(made, exchange, clock.instant()));
      exchange = sender.send(post, request.disableTls(), own, request.timeout());
      made++;
    }
    return answer(request, address, made, exchange);
  }

  private static HttpRequest post(HookRequest request, WebAddress address) {
    return HttpRequest.newBuilder(address.uri())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", request.id())
        .POST(BodyPublishers.ofString(HookBody.of(request.payload())))
        .build();
  }

  private static HookAnswer answer(
      HookRequest request, WebAddress address, int made, Exchange exchange) {
    return switch (exchange) {
      case Exchange.Failed(String why, _) -> givenUp(address, made, why);
      case Exchange.Answered(int status, _, _, _) when Backoff.worthRepeating(exchange) ->
          givenUp(address, made, "the receiver answers " + status + "; its log may say why");
      case Exchange.Answered(int status, _, _, _) when status >= 200 && status <= 202 ->
          new HookAnswer.Passed();
      case Exchange.Answered(int status, String body, _, _) ->
          new HookAnswer.Refused(status, secrets(request).quote(body));
    };
  }

  /** Receivers like to repeat what they were sent. */
  private static Redaction secrets(HookRequest request) {
    return Redaction.of(List.of(request.url()), Redaction.telling(request.payload().metadata()));
  }

  private static HookAnswer givenUp(WebAddress address, int made, String why) {
    return new HookAnswer.Unreachable(
        "POST %s giving up after %d attempt(s): %s".formatted(address.shown(), made, why));
  }
}
