package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.haldane.api.hooks.HookAccess;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookTls;
import io.haldane.api.hooks.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a protected receiver gets, and what it cannot make us tell others. */
class HookAccessTest {
  @RegisterExtension static final WireMockExtension RECEIVER = server();

  @RegisterExtension static final WireMockExtension OTHER = server();

  private static final HookAccess LOGIN =
      new HookAccess(
          Map.of("Authorization", "Bearer s3same-open", "X-Team", "shop"),
          List.of("s3same-open"),
          HookTls.NONE,
          null);

  private final AtomicLong seconds = new AtomicLong(1_000_000);
  private final HttpHookCaller caller =
      new HttpHookCaller(new NotedPauses(), () -> Instant.ofEpochSecond(seconds.getAndIncrement()));

  private static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
        .build();
  }

  private HookAnswer call(HookAccess access) {
    return caller.call(Hooks.to(RECEIVER.url("/gate")).retries(1).request(access));
  }

  @Test
  void headers_are_sent_and_take_the_place_of_a_login_in_the_url() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
    String url = RECEIVER.url("/gate").replace("http://", "http://bob:pass@");

    assertThat(caller.call(Hooks.to(url).request(LOGIN))).isEqualTo(new HookAnswer.Passed());
    RECEIVER.verify(
        postRequestedFor(anyUrl())
            .withHeader("Authorization", equalTo("Bearer s3same-open"))
            .withHeader("X-Team", equalTo("shop"))
            .withoutHeader("webhook-signature"));
    assertThat(
            RECEIVER.getAllServeEvents().getFirst().getRequest().header("Authorization").values())
        .hasSize(1);
  }

  @Test
  void a_receiver_that_repeats_its_secret_is_quoted_without_it() {
    RECEIVER.stubFor(
        post(anyUrl()).willReturn(unauthorized().withBody("bad token s3same-open of shop")));

    assertThat(call(LOGIN).error()).isEqualTo("bad token (hidden) of shop");
  }

  @Test
  void no_header_follows_a_redirect_to_another_server() {
    RECEIVER.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse().withStatus(307).withHeader("Location", OTHER.url("/elsewhere"))));

    assertThat(call(LOGIN).error()).contains("another server").doesNotContain("s3same");
    assertThat(OTHER.getAllServeEvents()).isEmpty();
  }

  @Test
  void each_attempt_is_signed_anew_under_the_same_id() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
    SigningKey key = SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

    call(new HookAccess(Map.of(), List.of(), HookTls.NONE, key));

    List<LoggedRequest> attempts = RECEIVER.findAll(postRequestedFor(anyUrl()));
    assertThat(attempts)
        .hasSize(2)
        .allSatisfy(attempt -> {
          assertThat(attempt.header("webhook-id").firstValue()).isEqualTo("podinfo.test/7");
          Instant at =
              Instant.ofEpochSecond(
                  Long.parseLong(attempt.header("webhook-timestamp").firstValue()));
          assertThat(HookSignature.headers(key, "podinfo.test/7", at, attempt.getBodyAsString()))
              .containsEntry(
                  "webhook-signature", List.of(attempt.header("webhook-signature").firstValue()));
        });
    assertThat(attempts)
        .extracting(attempt -> attempt.header("webhook-signature").firstValue())
        .doesNotHaveDuplicates();
  }
}
