package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.webhooks.http.StuckServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookTransportTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"))
          .build();

  private final NotedPauses pauses = new NotedPauses();
  private final HttpHookCaller caller = new HttpHookCaller(pauses, InstantSource.system());

  @Test
  void an_unknown_certificate_is_not_trusted_and_not_tried_again() {
    HookAnswer answer = caller.call(Hooks.to(https()).retries(3).request());

    assertThat(answer.error()).contains("certificate", "disableTLS", "after 1 attempt(s)");
  }

  @Test
  void an_unknown_certificate_for_another_host_passes_where_verification_is_off() {
    RECEIVER.stubFor(post("/gate").willReturn(ok()));

    assertThat(caller.call(Hooks.to(https()).withoutVerification().request()))
        .isEqualTo(new HookAnswer.Passed());
  }

  @Test
  void plain_http_on_a_tls_port_is_named() {
    String url = RECEIVER.url("/gate").replace("http:", "https:");

    assertThat(caller.call(Hooks.to(url).request()).error()).contains("TLS");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_proxy_of_the_machine_is_used_with_and_without_verification(boolean verified) {
    RECEIVER.stubFor(post("/gate").willReturn(ok()));
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        ProxySelector.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), RECEIVER.getPort())));
    try {
      Hooks hook = Hooks.to("http://gates.invalid/gate");
      HookAnswer answer = caller.call((verified ? hook : hook.withoutVerification()).request());

      assertThat(answer).isEqualTo(new HookAnswer.Passed());
      RECEIVER.verify(postRequestedFor(urlEqualTo("/gate")).withHost(equalTo("gates.invalid")));
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void a_refused_connection_is_tried_again_and_explained() throws IOException {
    HookAnswer answer = caller.call(Hooks.to(closedPort()).retries(2).request());

    assertThat(answer.error()).contains("refused", "giving up after 3 attempt(s)");
    assertThat(pauses.seconds()).containsExactly(1L, 2L);
  }

  @Test
  void a_host_without_address_is_explained() {
    HookAnswer answer = caller.call(Hooks.to("http://nobody.invalid/secret").request());

    assertThat(answer.error()).contains("DNS").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gate", "ftp://host/x", "http://", "http:///x", "not a url at all"})
  void what_is_not_a_web_address_is_not_called(String url) {
    assertThat(caller.call(Hooks.to(url).request()).error()).contains("not an http or https URL");
  }

  @Test
  void a_port_that_cannot_be_is_an_answer_too() {
    assertThat(caller.call(Hooks.to("http://127.0.0.1:99999/x").request()))
        .isInstanceOf(HookAnswer.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nO"})
  void an_answer_that_does_not_end_in_time_is_tried_again(String start) throws IOException {
    try (StuckServer stuck = new StuckServer(start, "")) {
      HookAnswer answer =
          caller.call(Hooks.to(stuck.url()).timeout(Duration.ofMillis(60)).retries(1).request());

      assertThat(answer.error()).contains("no answer within 60ms", "giving up after 2 attempt(s)");
    }
  }

  @Test
  void a_body_without_end_is_cut() throws IOException {
    String head = "HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n";
    try (StuckServer endless = new StuckServer(head, "no ".repeat(1000))) {
      HookAnswer answer = caller.call(Hooks.to(endless.url()).request());

      assertThat(answer)
          .isInstanceOfSatisfying(
              HookAnswer.Refused.class,
              refused -> assertThat(refused.body()).startsWith("no no ").hasSize(200));
    }
  }

  private static String https() {
    return "https://127.0.0.1:" + RECEIVER.getHttpsPort() + "/gate";
  }

  private static String closedPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + taken.getLocalPort() + "/gate";
    }
  }
}
