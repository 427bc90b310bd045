package io.haldane.webhooks.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.notify.Capabilities.Address;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every notifier keeps that sends one request to a web address, whatever its messages look
 * like.
 */
public abstract class HttpNotifierContract extends NotifierContract {
  protected static final String TOKEN = "xoxb-hidden-token";
  protected static final String PATH = "/services/T0HIDDEN0/B0HIDDEN0";

  @RegisterExtension
  protected static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  protected HttpNotifierContract(String type) {
    super(type);
  }

  protected final Channel channel(String address, @Nullable String proxy) {
    Map<String, String> secrets = new HashMap<>();
    capabilities().credentials().forEach(need -> secrets.put(need.name(), "hidden-" + need.name()));
    secrets.put(Secrets.ADDRESS, address);
    secrets.put(Secrets.TOKEN, TOKEN);
    if (proxy != null) {
      secrets.put(Secrets.PROXY, proxy);
    }
    return new Channel(type(), settings(), new Secrets(secrets));
  }

  @Override
  protected final Channel channel() {
    return channel(SERVICE.url(PATH), null);
  }

  /** Channels that are worth golden files of their own, by names that say what they are. */
  protected Map<String, Channel> channels() {
    return Map.of("a-webhook", channel());
  }

  /** Body of a 200 by which the service takes a message. */
  protected String accepted() {
    return "ok";
  }

  /** Bodies of a 200 by which the service refuses a message; each holds the word "refused". */
  protected List<String> refusals() {
    return List.of();
  }

  /** The HTTP method of the service. */
  protected String method() {
    return "POST";
  }

  protected String contentType() {
    return "application/json";
  }

  /** What the service has no use for; then nothing is sent, and that is no failure. */
  protected Set<EventKind> silent() {
    return Set.of();
  }

  /** The largest body that the service takes. */
  protected int mostBytes() {
    return Integer.MAX_VALUE;
  }

  /** Holds a body that was sent against what the service publishes about its messages. */
  protected void check(String body) {}

  /** The body of the only message that the service got, after one was sent there. */
  protected final String sentBody(Channel channel, Severity severity) {
    return sent(channel, event(severity)).getBodyAsString();
  }

  protected final String sentBody(Channel channel, EventKind kind, Severity severity) {
    return sent(channel, Events.event(1, kind, severity, "It did.", List.of())).getBodyAsString();
  }

  /** What the service says to everything from now on. */
  protected static void answer(int status, String json) {
    SERVICE.stubFor(any(anyUrl()).willReturn(jsonResponse(json, status)));
  }

  /** How long the channel waits before the next attempt, after a failure that may pass. */
  protected final Duration pause() {
    Delivery.Again again = notSent(channel()).again();
    assertThat(again).isInstanceOf(Delivery.Again.After.class);
    return ((Delivery.Again.After) again).pause();
  }

  protected final Request sent(Channel channel, ReleaseEvent event) {
    SERVICE.resetAll();
    SERVICE.stubFor(any(anyUrl()).willReturn(ok(accepted())));
    assertThat(notifier().send(channel, event)).isInstanceOf(Delivery.Sent.class);
    Request request = SERVICE.getAllServeEvents().getFirst().getRequest();
    check(request.getBodyAsString());
    return request;
  }

  @Test
  void what_is_sent_is_that_of_the_golden_files_byte_for_byte() throws IOException {
    GoldenFiles golden = new GoldenFiles(type(), "http");
    for (Map.Entry<String, Channel> channel : channels().entrySet()) {
      for (Map.Entry<String, ReleaseEvent> event : Events.all().entrySet()) {
        Request sent = sent(channel.getValue(), event.getValue());
        golden.check(channel.getKey(), event.getKey(), GoldenRequests.text(sent));
      }
    }
    golden.checkThatAllAreRead();
  }

  @TestFactory
  Stream<DynamicTest> an_event_of_any_kind_is_sent() {
    return Arrays.stream(EventKind.values())
        .map(kind ->
            DynamicTest.dynamicTest(
                kind.text(),
                () -> {
                  ReleaseEvent event = Events.event(1, kind, Severity.INFO, "It did.", List.of());
                  if (silent().contains(kind)) {
                    SERVICE.resetAll();
                    assertThat(notifier().send(channel(), event)).isInstanceOf(Delivery.Sent.class);
                    assertThat(SERVICE.getAllServeEvents()).isEmpty();
                  } else {
                    sent(channel(), event);
                  }
                }));
  }

  @Test
  void a_huge_event_is_shortened_to_what_the_service_takes() {
    ReleaseEvent huge =
        Events.event(
            1,
            EventKind.STARTED,
            Severity.ERROR,
            "完成🚀<&".repeat(10_000),
            List.of(new Field("Huge", "完".repeat(20_000)), new Field("Small", "x")));

    String body = sent(channel(), huge).getBodyAsString();

    assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(mostBytes());
    assertThat(body).contains("podinfo");
  }

  /** Whether the limit is one of the whole body, and not of the text in it. */
  protected boolean limitsBody() {
    return false;
  }

  @TestFactory
  Stream<DynamicTest> a_text_that_json_makes_longer_is_shortened_to_what_a_body_may_have() {
    return Stream.of("\"\\\n", "\u0001")
        .filter(_ -> limitsBody())
        .map(text ->
            DynamicTest.dynamicTest(
                text.replace("\n", "line break"),
                () -> {
                  String longer = text.repeat(20_000);
                  ReleaseEvent huge =
                      Events.event(
                          1,
                          EventKind.STARTED,
                          Severity.ERROR,
                          longer,
                          List.of(new Field("Huge", longer), new Field("Small", "x")));
                  String body = sent(channel(), huge).getBodyAsString();
                  assertThat(body.getBytes(StandardCharsets.UTF_8).length)
                      .isLessThanOrEqualTo(mostBytes());
                }));
  }

  @Test
  void a_huge_answer_is_cut() {
    SERVICE.stubFor(any(anyUrl()).willReturn(status(500).withBody("no ".repeat(500_000))));

    assertThat(why(channel())).hasSizeLessThan(5000).contains("500");
  }

  @TestFactory
  Stream<DynamicTest> a_refusal_in_the_body_of_a_200_is_a_refusal() {
    return refusals().stream()
        .map(body ->
            DynamicTest.dynamicTest(
                body,
                () -> {
                  SERVICE.stubFor(any(anyUrl()).willReturn(ok(body)));
                  assertThat(why(channel())).contains("refused");
                }));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void a_message_that_the_service_takes_is_sent(int status) {
    String body = status == 204 ? "" : accepted();
    SERVICE.stubFor(any(anyUrl()).willReturn(status(status).withBody(body)));

    assertThat(send(channel())).isInstanceOf(Delivery.Sent.class);
    SERVICE.verify(
        1,
        requestedFor(method(), anyUrl())
            .withHeader("Content-Type", equalTo(contentType()))
            .withHeader("Idempotency-Key", equalTo("podinfo.test/7")));
  }

  @ParameterizedTest
  @CsvSource({
    "400, false",
    "401, false",
    "403, false",
    "404, false",
    "413, false",
    "422, false",
    "429, true",
    "500, true",
    "502, true",
    "503, true"
  })
  void the_answer_says_whether_another_attempt_can_succeed(int status, boolean again) {
    SERVICE.stubFor(any(anyUrl()).willReturn(status(status)));

    assertThat(notSent(channel()).again())
        .isEqualTo(again ? new Delivery.Again.After(Duration.ZERO) : new Delivery.Again.Never());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_service_that_names_a_pause_is_heard(int status) {
    SERVICE.stubFor(any(anyUrl()).willReturn(status(status).withHeader("Retry-After", "120")));

    assertThat(notSent(channel()).again())
        .isEqualTo(new Delivery.Again.After(Duration.ofMinutes(2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void another_status_is_told_with_the_words_of_the_service_and_not_tried_again(int status) {
    SERVICE.stubFor(any(anyUrl()).willReturn(status(status).withBody("no_service")));

    assertThat(why(channel())).contains(String.valueOf(status), "no_service");
    SERVICE.verify(1, requestedFor(method(), anyUrl()));
  }

  @Test
  void a_redirect_is_not_followed_because_the_address_belongs_to_one_host() {
    SERVICE.stubFor(any(anyUrl()).willReturn(temporaryRedirect("/elsewhere").withStatus(307)));

    assertThat(why(channel())).contains("307");
    SERVICE.verify(1, requestedFor(method(), anyUrl()));
  }

  @Test
  void a_service_that_repeats_the_secrets_does_not_bring_them_into_the_text() {
    Collection<String> secrets = channel().secrets().values().values();
    String echo = "bad token " + TOKEN + " at " + SERVICE.url(PATH) + " for " + PATH + secrets;
    SERVICE.stubFor(any(anyUrl()).willReturn(status(403).withBody(echo)));

    assertThat(why(channel()))
        .contains("403")
        .doesNotContain(TOKEN, "HIDDEN0", SERVICE.url(PATH))
        .doesNotContain(secrets);
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

    Delivery.NotSent notSent = notSent(channel());
    assertThat(notSent.why()).contains(type()).doesNotContain("HIDDEN0", "127.0.0.1");
    assertThat(notSent.again()).isEqualTo(new Delivery.Again.After(Duration.ZERO));
  }

  @Test
  void a_host_without_address_is_told_without_its_name() {
    assertThat(why(channel("http://nobody.invalid" + PATH, null)))
        .contains("DNS")
        .doesNotContain("nobody.invalid", "HIDDEN0");
  }

  @TestFactory
  Stream<DynamicTest> a_channel_without_an_address_says_so_where_it_needs_one() {
    return Stream.of("", "  ")
        .filter(_ -> capabilities().address() == Address.REQUIRED)
        .map(address ->
            DynamicTest.dynamicTest(
                "'" + address + "'",
                () -> assertThat(why(channel(address, null))).contains("has no address")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"T0HIDDEN0", "ftp://host/T0HIDDEN0", "https://", "http://a b/T0HIDDEN0"})
  void an_address_that_is_no_web_address_says_so(String address) {
    assertThat(why(channel(address, null))).contains("not an http").doesNotContain("HIDDEN0");
  }

  @Test
  void the_proxy_of_the_channel_is_used() {
    SERVICE.stubFor(any(anyUrl()).willReturn(ok(accepted())));

    Delivery delivery = send(channel("http://chat.invalid" + PATH, SERVICE.baseUrl()));

    assertThat(delivery).isInstanceOf(Delivery.Sent.class);
    SERVICE.verify(1, requestedFor(method(), anyUrl()).withHost(equalTo("chat.invalid")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://127.0.0.1:1", "127.0.0.1:3128", "http://127.0.0.1:99999"})
  void a_proxy_that_cannot_be_used_says_so(String proxy) {
    assertThat(why(channel(SERVICE.url(PATH), proxy))).contains("proxy");
  }
}
