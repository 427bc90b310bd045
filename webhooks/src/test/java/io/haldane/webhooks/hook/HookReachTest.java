package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.outbound.HostList;
import io.haldane.outbound.HostRules;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where hooks may lead, and what is shown of what answers there. */
class HookReachTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"))
          .build();

  private final NotedPauses pauses = new NotedPauses();
  private final HttpHookCaller caller = new HttpHookCaller(pauses, InstantSource.system());

  @AfterEach
  void forget_rules() {
    HostRules.install(HostRules.DEFAULT);
  }

  private static void deny(String hosts, String own) {
    HostRules.install(new HostRules(HostList.parse(""), HostList.parse(hosts), Set.of(own)));
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + RECEIVER.getPort() + path;
  }

  private HookAnswer call(String url) {
    return caller.call(Hooks.to(url).retries(2).request());
  }

  @Test
  void a_name_is_called_at_the_address_that_was_looked_up_and_keeps_its_name() {
    RECEIVER.stubFor(post("/gate").willReturn(ok()));
    String url = "http://localhost:" + RECEIVER.getPort() + "/gate";
    assertThat(call(url)).isEqualTo(new HookAnswer.Passed());
    RECEIVER.verify(
        postRequestedFor(anyUrl()).withHeader("Host", equalTo("localhost:" + RECEIVER.getPort())));
  }

  @Test
  void a_name_is_called_so_over_tls_without_verification_too() {
    RECEIVER.stubFor(post("/gate").willReturn(ok()));
    String url = "https://localhost:" + RECEIVER.getHttpsPort() + "/gate";
    assertThat(caller.call(Hooks.to(url).withoutVerification().request()))
        .isEqualTo(new HookAnswer.Passed());
    assertThat(call(url).error()).contains("certificate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/SECRET",
        "http://[fe80::1]/SECRET",
        "http://metadata.google.internal/SECRET"
      })
  void an_address_of_the_machines_own_services_is_not_called_and_not_tried_again(String url) {
    assertThat(call(url).error())
        .contains("after 1 attempt(s)", "may not be called", "-deny-hosts", "-allow-hosts")
        .doesNotContain("SECRET");
    assertThat(pauses.seconds()).isEmpty();
  }

  @Test
  void a_denied_loopback_is_refused_by_name_and_by_address() {
    deny("loopback", "http://own");
    for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "0.0.0.0"}) {
      assertThat(call("http://" + host + ":" + RECEIVER.getPort() + "/gate").error())
          .contains("may not be called");
    }
    RECEIVER.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void the_installations_own_hook_may_be_anywhere() {
    RECEIVER.stubFor(post("/gate").willReturn(ok()));
    deny("*", url("/gate"));
    assertThat(call(url("/gate"))).isEqualTo(new HookAnswer.Passed());
    assertThat(call(url("/other")).error()).contains("may not be called");
  }

  @Test
  void a_redirect_to_another_server_is_not_followed_and_its_path_is_not_shown() {
    String elsewhere = "http://localhost:" + RECEIVER.getPort() + "/SECRET?x=SECRET";
    RECEIVER.stubFor(post("/gate").willReturn(temporaryRedirect(elsewhere).withStatus(307)));
    assertThat(call(url("/gate")))
        .isInstanceOfSatisfying(
            HookAnswer.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(307);
              assertThat(refused.body())
                  .contains("redirects to http://localhost:" + RECEIVER.getPort() + "#")
                  .doesNotContain("SECRET");
            });
    RECEIVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  @DisplayName("F1009: what a receiver repeats of its address and metadata is hidden")
  void what_a_receiver_repeats_is_hidden() {
    String url = url("/hooks/T0HIDDEN0?token=hid%2Fden1").replace("//", "//ada:hidden2@");
    RECEIVER.stubFor(
        post(anyUrl())
            .willReturn(
                status(403)
                    .withBody(
                        "no T0HIDDEN0 hid/den1 hid%2fden1 hidden2 hidden3 YWRhOmhpZGRlbjI=")));
    HookAnswer answer = caller.call(Hooks.to(url).request(Map.of("apiToken", "hidden3")));
    assertThat(answer.error())
        .isEqualTo("no (hidden) (hidden) (hidden) (hidden) (hidden) (hidden)");
    assertThat(Hooks.to(url).request().toString()).doesNotContain("HIDDEN", "den1", "hidden2");
  }

  @Test
  void of_a_refusal_two_hundred_visible_characters_are_shown() {
    RECEIVER.stubFor(
        post("/gate").willReturn(status(403).withBody("a\n\u001b[2Jb" + "c".repeat(5000))));
    assertThat(call(url("/gate")).error()).startsWith("a\\n\\u001b[2Jbccc").hasSize(200);
  }

  @Test
  void behind_a_proxy_names_and_literal_addresses_are_held_against_the_rules() {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        ProxySelector.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), RECEIVER.getPort())));
    try {
      RECEIVER.stubFor(post("/gate").willReturn(ok()));
      assertThat(call("http://gates.invalid/gate")).isEqualTo(new HookAnswer.Passed());
      assertThat(call("http://169.254.169.254/gate").error()).contains("may not be called");
      assertThat(call("http://metadata.google.internal/gate").error())
          .contains("may not be called");
      RECEIVER.verify(1, anyRequestedFor(anyUrl()));
    } finally {
      ProxySelector.setDefault(before);
    }
  }
}
