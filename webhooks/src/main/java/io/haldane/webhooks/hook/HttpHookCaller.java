package io.haldane.webhooks.hook;

import io.haldane.api.hooks.Admission;
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
import java.time.Duration;
import java.time.Instant;
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
  public HookAnswer call(HookRequest request, Admission admission) {
    Optional<WebAddress> address = WebAddress.parse(request.url());
    if (address.isEmpty()) {
      return new HookAnswer.Unreachable(
          "the hook's url is not an http or https URL with a host; correct it in the canary");
    }
    try {
      return repeat(request, address.get(), admission);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookAnswer.Unreachable(
          "POST " + address.get().shown() + " was interrupted before there was an answer");
    }
  }

  private HookAnswer repeat(HookRequest request, WebAddress address, Admission admission)
      throws InterruptedException {
    boolean own = HostRules.installed().trusts(request.url());
    HttpRequest post = post(request, address);
    Instant last = clock.instant().plus(HookRequest.LONGEST_REPEATING);
    Optional<Exchange> exchange = attempt(request, post, own, admission);
    int made = 1;
    while (exchange.filter(Backoff::worthRepeating).isPresent() && made <= request.retries()) {
      Duration rest = Backoff.pause(made, exchange.get(), clock.instant());
      if (clock.instant().plus(rest).isAfter(last)) {
        break;
      }
      pause.rest(rest);
      exchange = attempt(request, post, own, admission);
      made++;
    }
    return exchange.isPresent()
        ? answer(request, address, made, exchange.get())
        : new HookAnswer.NotAsked(
            "POST %s was not sent, because there are too many concurrent calls"
                .formatted(address.shown()));
  }

  /** Empty when there was no leave for it. A pause afterwards keeps nobody else out. */
  private Optional<Exchange> attempt(
      HookRequest request, HttpRequest post, boolean own, Admission admission)
      throws InterruptedException {
    Optional<Admission.Permit> permit = admission.enter();
    if (permit.isEmpty()) {
      return Optional.empty();
    }
    try (Admission.Permit _ = permit.get()) {
      return Optional.of(sender.send(post, request.disableTls(), own, request.timeout()));
    }
  }

  private static HttpRequest post(HookRequest request, WebAddress address) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(address.uri())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", request.id())
            .POST(BodyPublishers.ofString(HookBody.of(request.payload())));
    Optional.ofNullable(address.authorization())
        .ifPresent(login -> post.header("Authorization", login));
    return post.build();
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
