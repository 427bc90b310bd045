package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.haldane.api.hooks.HookAnswer;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookRetryTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final NotedPauses pauses = new NotedPauses();
  private final HttpHookCaller caller =
      new HttpHookCaller(pauses, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 599})
  void trouble_that_may_pass_is_tried_again_and_given_up_without_the_body(int status) {
    RECEIVER.stubFor(post("/gate").willReturn(status(status).withBody("<html>stack trace")));

    HookAnswer answer = call(2);

    assertThat(answer).isInstanceOf(HookAnswer.Unreachable.class);
    assertThat(answer.error())
        .contains("giving up after 3 attempt(s)", String.valueOf(status))
        .doesNotContain("stack trace");
    RECEIVER.verify(3, postRequestedFor(urlEqualTo("/gate")));
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 400, 403, 404, 501})
  void an_answer_that_will_not_change_is_asked_for_once(int status) {
    RECEIVER.stubFor(post("/gate").willReturn(status(status)));

    assertThat(call(5)).isEqualTo(new HookAnswer.Refused(status, ""));
    RECEIVER.verify(1, postRequestedFor(urlEqualTo("/gate")));
  }

  @Test
  void without_retries_there_is_one_attempt() {
    RECEIVER.stubFor(post("/gate").willReturn(status(500)));

    assertThat(call(0).error()).contains("giving up after 1 attempt(s)");
    assertThat(pauses.seconds()).isEmpty();
    RECEIVER.verify(1, postRequestedFor(urlEqualTo("/gate")));
  }

  @Test
  void the_first_good_answer_ends_the_attempts() {
    RECEIVER.stubFor(
        post("/gate")
            .inScenario("recovery")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(status(503))
            .willSetStateTo("well"));
    RECEIVER.stubFor(
        post("/gate").inScenario("recovery").whenScenarioStateIs("well").willReturn(ok()));

    assertThat(call(5)).isEqualTo(new HookAnswer.Passed());
    RECEIVER.verify(2, postRequestedFor(urlEqualTo("/gate")));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_connection_and_junk_are_tried_again(Fault fault) {
    RECEIVER.stubFor(post("/gate").willReturn(aResponse().withFault(fault)));

    assertThat(call(1))
        .isInstanceOfSatisfying(
            HookAnswer.Unreachable.class,
            unreachable -> assertThat(unreachable.why()).contains("giving up after 2 attempt(s)"));
    RECEIVER.verify(2, postRequestedFor(urlEqualTo("/gate")));
  }

  @Test
  void pauses_double_from_one_second_to_thirty() {
    RECEIVER.stubFor(post("/gate").willReturn(status(500)));

    call(7);

    assertThat(pauses.seconds()).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | 7                             | 7
          503 | 0                             | 0
          503 | 3600                          | 30
          503 | -5                            | 0
          503 | Thu, 01 Jan 2026 00:00:12 GMT | 12
          503 | Wed, 31 Dec 2025 00:00:00 GMT | 0
          503 | soon                          | 1
          500 | 7                             | 1
          """)
  void the_receiver_may_say_when_to_come_back(int status, String header, long seconds) {
    RECEIVER.stubFor(post("/gate").willReturn(status(status).withHeader("Retry-After", header)));

    call(1);

    assertThat(pauses.seconds()).containsExactly(seconds);
  }

  private HookAnswer call(int retries) {
    return caller.call(Hooks.to(RECEIVER.url("/gate")).retries(retries).request());
  }
}
