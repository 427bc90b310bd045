package io.haldane.webhooks.hook;

import io.haldane.api.hooks.Admission;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.net.Redaction;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.Retry;
import io.haldane.outbound.Tls;
import io.haldane.outbound.WebAddress;
import io.haldane.webhooks.http.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls hooks over HTTP: one POST, repeated while the trouble may pass. Redirects are followed on
 * the same server. Texts hold no more of a URL than its origin and a hash, and no secret of the
 * request. An interrupt ends the call at once, as unreachable, and the thread's flag stays set.
 */
public final class HttpHookCaller implements HookCaller {
  private final OutboundClient client = new OutboundClient();
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
    HttpCall post = post(request, address);
    Instant last = clock.instant().plus(HookRequest.LONGEST_REPEATING);
    Optional<HttpReply> reply = attempt(request, post, admission);
    int made = 1;
    while (reply.filter(Retry::isWorthwhile).isPresent() && made <= request.retries()) {
      Duration rest = Retry.pause(made, reply.get(), clock.instant());
      if (clock.instant().plus(rest).isAfter(last)) {
        break;
      }
      pause.rest(rest);
      reply = attempt(request, post, admission);
      made++;
    }
    return reply.isPresent()
        ? answer(request, address, made, reply.get())
        : new HookAnswer.NotAsked(
            "POST %s was not sent, because there are too many concurrent calls"
                .formatted(address.shown()));
  }

  /** Empty when there was no leave for it. A pause afterwards keeps nobody else out. */
  private Optional<HttpReply> attempt(HookRequest request, HttpCall post, Admission admission)
      throws InterruptedException {
    Optional<Admission.Permit> permit = admission.enter();
    if (permit.isEmpty()) {
      return Optional.empty();
    }
    try (Admission.Permit _ = permit.get()) {
      return Optional.of(client.send(post, request.timeout()));
    }
  }

  private static HttpCall post(HookRequest request, WebAddress address) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("Idempotency-Key", List.of(request.id()));
    Optional.ofNullable(address.authorization())
        .ifPresent(login -> headers.put("Authorization", List.of(login)));
    CallOptions options =
        CallOptions.of(HostRules.installed().trusts(request.url()))
            .withTls(request.disableTls() ? Tls.ANY : Tls.SYSTEM);
    return HttpCall.post(address.uri(), headers, HookBody.of(request.payload()), options);
  }

  private static HookAnswer answer(
      HookRequest request, WebAddress address, int made, HttpReply reply) {
    return switch (reply) {
      case HttpReply.Failed failed ->
          givenUp(address, made, NoAnswer.text(failed, request.timeout()));
      case HttpReply.Answered(int status, _, _) when Retry.isWorthwhile(reply) ->
          givenUp(address, made, "the receiver answers " + status + "; its log may say why");
      case HttpReply.Answered(int status, _, _) when status >= 200 && status <= 202 ->
          new HookAnswer.Passed();
      case HttpReply.Answered(int status, _, String body) ->
          new HookAnswer.Refused(status, secrets(request).quote(body));
      case HttpReply.Redirected(HttpReply.Answered answer, String why) ->
          new HookAnswer.Refused(answer.status(), secrets(request).quote("the receiver " + why));
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
