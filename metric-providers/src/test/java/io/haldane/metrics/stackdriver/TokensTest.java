package io.haldane.metrics.stackdriver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.Asking;
import io.haldane.metrics.google.TestAccount;
import io.haldane.outbound.OutboundClient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokensTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final StackdriverProvider provider = new StackdriverProvider();
  private Instant now = Asking.NOW;

  @BeforeEach
  void answer() {
    SERVER.stubFor(
        post("/token").willReturn(ok("{\"access_token\":\"ya29.first\",\"expires_in\":3600}")));
    SERVER.stubFor(
        get(anyUrl()).willReturn(ok(StackdriverContract.vector("{\"value\":[1,\"7\"]}"))));
  }

  private MetricAnswer query() {
    String address = "http://127.0.0.1:" + SERVER.getPort();
    Map<String, String> secret =
        Map.of("project", "shop", "serviceAccountKey", TestAccount.json(address));
    Backend backend = new Backend("stackdriver", address, Map.of(), secret, null, false);
    return provider
        .open(backend, MetricContext.of(() -> now, new OutboundClient()))
        .query(new MetricQuery("up", new Window(now, now), MINUTE), MINUTE);
  }

  @Test
  void the_query_carries_the_token_of_the_service_account() throws Exception {
    assertThat(query()).isEqualTo(new MetricAnswer.Value(7));
    SERVER.verify(
        getRequestedFor(
                urlEqualTo("/v1/projects/shop/location/global/prometheus/api/v1/query?query=up"))
            .withHeader("Authorization", equalTo("Bearer ya29.first")));
    String form =
        SERVER.findAll(postRequestedFor(urlPathEqualTo("/token"))).getFirst().getBodyAsString();
    String[] parts =
        URLDecoder.decode(form, StandardCharsets.UTF_8).split("assertion=", -1)[1].split("\\.", -1);
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
        .contains("\"iss\":\"till@shop.example\"", "monitoring.read", "\"exp\":1795784400");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(TestAccount.KEYS.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void a_token_is_used_until_shortly_before_its_end() {
    query();
    now = now.plus(Duration.ofMinutes(58));
    query();
    SERVER.verify(1, postRequestedFor(urlEqualTo("/token")));
    now = now.plus(Duration.ofMinutes(2));
    query();
    SERVER.verify(2, postRequestedFor(urlEqualTo("/token")));
  }

  @Test
  void a_token_that_is_repeated_by_the_server_does_not_get_into_a_text() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(
                aResponse().withStatus(500).withBody("{\"error\":{\"message\":\"ya29.first\"}}")));
    assertThat(query().toString()).contains("fails (500").doesNotContain("ya29");
  }

  @Test
  void a_key_that_google_refuses_is_the_configurations_fault() {
    SERVER.stubFor(
        post("/token")
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}")));
    assertThat(query())
        .isInstanceOfSatisfying(
            MetricAnswer.Unavailable.class,
            refused -> assertThat(refused.why()).contains("400: Invalid JWT Signature."));
  }
}
