package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.hooks.HookAnswer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookAnswerTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final HttpHookCaller caller =
      new HttpHookCaller(new NotedPauses(), InstantSource.system());

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202})
  void these_statuses_pass(int status) {
    RECEIVER.stubFor(post("/gate").willReturn(status(status).withBody("whatever")));

    assertThat(call()).isEqualTo(new HookAnswer.Passed());
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 206, 300, 304, 400, 401, 403, 404, 409, 418, 499, 501})
  void every_other_answer_is_a_refusal_in_the_words_of_the_receiver(int status) {
    String body = status == 304 ? "" : "closed until Monday";
    RECEIVER.stubFor(post("/gate").willReturn(status(status).withBody(body)));

    assertThat(call()).isEqualTo(new HookAnswer.Refused(status, body));
  }

  @Test
  void an_answer_without_a_body_is_a_refusal_named_by_its_status() {
    RECEIVER.stubFor(post("/gate").willReturn(status(204)));

    assertThat(call().error()).isEqualTo("status 204");
  }

  @Test
  void a_redirect_that_keeps_the_method_repeats_the_post_there() {
    RECEIVER.stubFor(post("/gate").willReturn(temporaryRedirect("/moved").withStatus(307)));
    RECEIVER.stubFor(post("/moved").willReturn(ok()));

    assertThat(call()).isEqualTo(new HookAnswer.Passed());
  }

  @Test
  void a_redirect_that_was_found_elsewhere_is_fetched() {
    RECEIVER.stubFor(post("/gate").willReturn(temporaryRedirect("/moved")));
    RECEIVER.stubFor(get("/moved").willReturn(status(403).withBody("closed")));

    assertThat(call()).isEqualTo(new HookAnswer.Refused(403, "closed"));
  }

  @Test
  void a_redirect_without_end_does_not_pass() {
    RECEIVER.stubFor(any(anyUrl()).willReturn(temporaryRedirect("/gate").withStatus(307)));

    assertThat(call()).isInstanceOf(HookAnswer.Refused.class);
  }

  @Test
  void a_redirect_to_nowhere_does_not_pass() {
    RECEIVER.stubFor(post("/gate").willReturn(aResponse().withStatus(302)));

    assertThat(call()).isNotInstanceOf(HookAnswer.Passed.class);
  }

  private HookAnswer call() {
    return caller.call(Hooks.to(RECEIVER.url("/gate")).request());
  }
}
