package io.haldane.webhooks.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.Severity;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every chat service's notifier keeps, whatever its messages look like. */
public abstract class NotifierContract {
  protected static final String TOKEN = "xoxb-hidden-token";
  protected static final String PATH = "/services/T0HIDDEN0/B0HIDDEN0";

  @RegisterExtension
  protected static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final String type;

  protected NotifierContract(String type) {
    this.type = type;
  }

  protected final Notifier notifier() {
    return ServiceLoader.load(Notifier.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(notifier -> notifier.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  protected final Channel channel(String address, @Nullable String proxy) {
    return new Channel(type, address, TOKEN, proxy, "releases", "flagger");
  }

  protected final Channel channel() {
    return channel(SERVICE.url(PATH), null);
  }

  protected static ChatMessage message(Severity severity) {
    return new ChatMessage(
        "podinfo.test/7",
        "podinfo",
        "test",
        severity,
        "New revision detected, <progressing> canary analysis.",
        List.of(
            new ChatMessage.Field("Target", "Deployment/podinfo.test"),
            new ChatMessage.Field("Traffic routing", "Weight step: 10 max: 50")));
  }

  /** The body of the only message that the service got, after one was sent there. */
  protected final String sentBody(Channel channel, Severity severity) {
    SERVICE.stubFor(any(anyUrl()).willReturn(ok("ok")));
    assertThat(notifier().send(channel, message(severity))).isEqualTo(new Delivery.Sent());
    return SERVICE.getAllServeEvents().getFirst().getRequest().getBodyAsString();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void a_message_that_the_service_takes_is_sent(int status) {
    SERVICE.stubFor(any(anyUrl()).willReturn(status(status)));

    assertThat(send(channel())).isEqualTo(new Delivery.Sent());
    SERVICE.verify(
        1,
        postRequestedFor(anyUrl())
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Idempotency-Key", equalTo("podinfo.test/7")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void another_status_is_told_with_the_words_of_the_service_and_not_tried_again(int status) {
    SERVICE.stubFor(any(anyUrl()).willReturn(status(status).withBody("no_service")));

    assertThat(why(channel())).contains(String.valueOf(status), "no_service");
    SERVICE.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void a_redirect_is_not_followed_because_the_address_belongs_to_one_host() {
    SERVICE.stubFor(any(anyUrl()).willReturn(temporaryRedirect("/elsewhere").withStatus(307)));

    assertThat(why(channel())).contains("307");
    SERVICE.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void a_service_that_repeats_the_secrets_does_not_bring_them_into_the_text() {
    String echo = "bad token " + TOKEN + " at " + SERVICE.url(PATH) + " for " + PATH;
    SERVICE.stubFor(any(anyUrl()).willReturn(status(403).withBody(echo)));

    assertThat(why(channel())).contains("403").doesNotContain(TOKEN, "HIDDEN0", SERVICE.url(PATH));
  }

  @Test
  void an_address_that_may_not_be_called_says_so() {
    assertThat(why(channel("http://169.254.169.254" + PATH, null)))
        .contains("-deny-hosts", "link-local")
        .doesNotContain("HIDDEN0");
    assertThat(why(channel(SERVICE.url(PATH), "http://169.254.169.254:80")))
        .contains("the proxy may not be called", "link-local");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_connection_is_told_without_the_address(Fault fault) {
    SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThat(why(channel())).contains(type).doesNotContain("HIDDEN0", "127.0.0.1");
  }

  @Test
  void a_host_without_address_is_told_without_its_name() {
    assertThat(why(channel("http://nobody.invalid" + PATH, null)))
        .contains("DNS")
        .doesNotContain("nobody.invalid", "HIDDEN0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void a_channel_without_an_address_says_so(String address) {
    assertThat(why(channel(address, null))).contains("has no address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T0HIDDEN0", "ftp://host/T0HIDDEN0", "https://", "http://a b/T0HIDDEN0"})
  void an_address_that_is_no_web_address_says_so(String address) {
    assertThat(why(channel(address, null))).contains("not an http").doesNotContain("HIDDEN0");
  }

  @Test
  void the_proxy_of_the_channel_is_used() {
    SERVICE.stubFor(any(anyUrl()).willReturn(ok("ok")));

    Delivery delivery = send(channel("http://chat.invalid" + PATH, SERVICE.baseUrl()));

    assertThat(delivery).isEqualTo(new Delivery.Sent());
    SERVICE.verify(1, postRequestedFor(anyUrl()).withHost(equalTo("chat.invalid")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://127.0.0.1:1", "127.0.0.1:3128", "http://127.0.0.1:99999"})
  void a_proxy_that_cannot_be_used_says_so(String proxy) {
    assertThat(why(channel(SERVICE.url(PATH), proxy))).contains("proxy");
  }

  protected final Delivery send(Channel channel) {
    return notifier().send(channel, message(Severity.WARN));
  }

  protected final String why(Channel channel) {
    return switch (send(channel)) {
      case Delivery.Sent() -> throw new AssertionError("sent");
      case Delivery.NotSent(String why) -> why;
    };
  }
}
