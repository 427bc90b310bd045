package io.haldane.webhooks.hook;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.webhooks.http.Clients;
import io.haldane.webhooks.http.Exchange;
import io.haldane.webhooks.http.WebAddress;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Calls hooks over HTTP: one POST, repeated while the trouble may pass. Redirects are followed,
 * except from https to http. Texts name the origin of a URL only. An interrupt ends the call at
 * once, as unreachable, and the thread's flag stays set.
 */
public final class HttpHookCaller implements HookCaller {
  private final HttpClient verifying = Clients.verifying().followRedirects(Redirect.NORMAL).build();
  private final HttpClient trusting = Clients.trusting().followRedirects(Redirect.NORMAL).build();
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
          "POST " + address.get().origin() + " was cut short before there was an answer");
    }
  }

  private HookAnswer repeat(HookRequest request, WebAddress address) throws InterruptedException {
    HttpClient client = request.disableTls() ? trusting : verifying;
    HttpRequest post = post(request, address);
    int made = 1;
    Exchange exchange = Exchange.of(client, post, request.timeout());
    while (Backoff.worthRepeating(exchange) && made <= request.retries()) {
      pause.rest(Backoff.pause(made, exchange, clock.instant()));
      exchange = Exchange.of(client, post, request.timeout());
      made++;
    }
    return answer(address, made, exchange);
  }

  private static HttpRequest post(HookRequest request, WebAddress address) {
    return HttpRequest.newBuilder(address.uri())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", request.id())
        .POST(BodyPublishers.ofString(HookBody.of(request.payload())))
        .build();
  }

  private static HookAnswer answer(WebAddress address, int made, Exchange exchange) {
    return switch (exchange) {
      case Exchange.Failed(String why, _) -> givenUp(address, made, why);
      case Exchange.Answered(int status, _, _) when Backoff.worthRepeating(exchange) ->
          givenUp(address, made, "the receiver answers " + status + "; its log may say why");
      case Exchange.Answered(int status, _, _) when status >= 200 && status <= 202 ->
          new HookAnswer.Passed();
      case Exchange.Answered(int status, String body, _) -> new HookAnswer.Refused(status, body);
    };
  }

  private static HookAnswer givenUp(WebAddress address, int made, String why) {
    return new HookAnswer.Unreachable(
        "POST %s giving up after %d attempt(s): %s".formatted(address.origin(), made, why));
  }
}
