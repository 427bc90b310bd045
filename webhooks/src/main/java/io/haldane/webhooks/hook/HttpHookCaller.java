package io.haldane.webhooks.hook;

import io.haldane.api.hooks.Admission;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.net.Redaction;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.Retry;
import io.haldane.outbound.WebAddress;
import io.haldane.webhooks.http.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    Optional<HookPost> post = HookPost.of(request, address.get());
    if (post.isEmpty()) {
      return new HookAnswer.Unreachable(
          "the hook's tls has a certificate or a key that cannot be read; correct it");
    }
    try {
      return repeat(post.get(), admission);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookAnswer.Unreachable(
          "POST " + address.get().shown() + " was interrupted before there was an answer");
    }
  }

  private HookAnswer repeat(HookPost post, Admission admission) throws InterruptedException {
    HookRequest request = post.request();
    Instant last = clock.instant().plus(HookRequest.LONGEST_REPEATING);
    Optional<HttpReply> reply = attempt(post, admission);
    int made = 1;
    while (reply.filter(Retry::isWorthwhile).isPresent() && made <= request.retries()) {
      Duration rest = Retry.pause(made, reply.get(), clock.instant());
      if (clock.instant().plus(rest).isAfter(last)) {
        break;
      }
      pause.rest(rest);
      reply = attempt(post, admission);
      made++;
    }
    return reply.isPresent()
        ? answer(request, post.address(), made, reply.get())
        : new HookAnswer.NotAsked(
            "POST %s was not sent, because there are too many concurrent calls"
                .formatted(post.address().shown()));
  }

  /** Empty when there was no leave for it. A pause afterwards keeps nobody else out. */
  private Optional<HttpReply> attempt(HookPost post, Admission admission)
      throws InterruptedException {
    Optional<Admission.Permit> permit = admission.enter();
    if (permit.isEmpty()) {
      return Optional.empty();
    }
    try (Admission.Permit _ = permit.get()) {
      return Optional.of(client.send(post.at(clock.instant()), post.request().timeout()));
    }
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
    List<String> secrets = new ArrayList<>(request.access().secrets());
    secrets.addAll(Redaction.telling(request.payload().metadata()));
    return Redaction.of(List.of(request.url()), secrets);
  }

  private static HookAnswer givenUp(WebAddress address, int made, String why) {
    return new HookAnswer.Unreachable(
        "POST %s giving up after %d attempt(s): %s".formatted(address.shown(), made, why));
  }
}
