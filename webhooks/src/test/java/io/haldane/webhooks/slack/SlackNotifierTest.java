package io.haldane.webhooks.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.SlackShapedContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackNotifierTest extends SlackShapedContract {
  SlackNotifierTest() {
    super("slack");
  }

  @Override
  protected void check(String body) {
    SlackModel.check(body);
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of(
        "a-webhook", withSecret(channel(), Secrets.TOKEN, ""),
        "a-bot", channel());
  }

  @ParameterizedTest
  @CsvSource({"INFO, good", "WARN, good", "ERROR, danger"})
  void the_message_is_an_attachment_coloured_by_severity(Severity severity, String colour) {
    assertThatJson(sentBody(channel(), severity)).isEqualTo(slackMessage(colour));
  }

  @Test
  void a_token_is_sent_as_bearer_to_the_address_as_it_is() {
    sentBody(channel(), Severity.INFO);

    SERVICE.verify(
        postRequestedFor(urlEqualTo(PATH)).withHeader("Authorization", equalTo("Bearer " + TOKEN)));
  }

  @Test
  void without_a_token_there_is_no_authorization() {
    sentBody(withSecret(channel(), Secrets.TOKEN, ""), Severity.INFO);

    SERVICE.verify(postRequestedFor(urlEqualTo(PATH)).withoutHeader("Authorization"));
  }

  @Override
  protected List<String> refusals() {
    return List.of("{\"ok\":false,\"error\":\"channel_not_found\"}");
  }

  @Test
  void a_refusal_is_told_with_the_reason_of_slack() {
    SERVICE.stubFor(
        any(anyUrl()).willReturn(okJson("{\"ok\":false,\"error\":\"channel_not_found\"}")));

    assertThat(why(channel())).contains("refused", "channel_not_found");
  }

  @Test
  void a_yes_in_the_body_of_a_200_is_a_yes() {
    SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true,\"ts\":\"1.2\"}")));

    assertThat(send(channel())).isEqualTo(new Delivery.Sent());
  }

  @Test
  void a_limit_in_the_body_of_a_200_passes() {
    SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":false,\"error\":\"ratelimited\"}")));

    assertThat(notSent(channel()).again())
        .isEqualTo(new Delivery.Again.After(Duration.ofSeconds(30)));
  }

  private Channel threaded() {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("thread", "run");
    Secrets secrets = channel(SERVICE.url("/api/chat.postMessage"), null).secrets();
    return new Channel(type(), settings, secrets);
  }

  @Test
  void a_bot_answers_the_first_message_of_the_run_and_updates_it() {
    SERVICE.stubFor(
        any(anyUrl()).willReturn(okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}")));

    assertThat(send(threaded())).isEqualTo(new Delivery.Sent(Optional.of("C1 1.2")));
    SERVICE.resetRequests();
    notifier().send(threaded(), event(Severity.ERROR).withReceipt(Optional.of("C1 1.2")));

    SERVICE.verify(
        1,
        postRequestedFor(urlEqualTo("/api/chat.postMessage"))
            .withRequestBody(matchingJsonPath("$.thread_ts", equalTo("1.2")))
            .withRequestBody(matchingJsonPath("$.channel", equalTo("C1")))
            .withRequestBody(matchingJsonPath("$.reply_broadcast", equalTo("false"))));
    SERVICE.verify(
        1,
        postRequestedFor(urlEqualTo("/api/chat.update"))
            .withRequestBody(matchingJsonPath("$.ts", equalTo("1.2")))
            .withRequestBody(matchingJsonPath("$.attachments[0].color", equalTo("danger"))));
  }

  @Test
  void an_update_that_fails_does_not_repeat_the_answer() {
    SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
    SERVICE.stubFor(any(urlEqualTo("/api/chat.update")).willReturn(serverError()));

    assertThat(notifier().send(threaded(), event(Severity.INFO).withReceipt(Optional.of("C1 1.2"))))
        .isEqualTo(new Delivery.Sent());
  }

  @Test
  void an_answer_that_fails_updates_nothing() {
    SERVICE.stubFor(any(anyUrl()).willReturn(serverError()));

    assertThat(notifier().send(threaded(), event(Severity.INFO).withReceipt(Optional.of("C1 1.2"))))
        .isInstanceOf(Delivery.NotSent.class);
    SERVICE.verify(0, postRequestedFor(urlEqualTo("/api/chat.update")));
  }

  @Test
  void a_token_that_no_header_can_hold_is_not_shown() {
    Channel broken = withSecret(channel(), Secrets.TOKEN, "hidden\ntoken");

    assertThat(why(broken)).contains("token").doesNotContain("hidden");
  }
}
