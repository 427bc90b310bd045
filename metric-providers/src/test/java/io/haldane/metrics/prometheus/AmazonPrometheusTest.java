package io.haldane.metrics.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.forbidden;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.aws.OwnIdentity;
import io.haldane.metrics.Asking;
import io.haldane.metrics.http.Address;
import io.haldane.testing.SignedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amazon Managed Prometheus: the server of the test computes each signature again. */
class AmazonPrometheusTest {
  private static final String QUERY =
      "sum(rate(http_requests_total{status!~\"5.*\"}[1m])) * 100 + 1";
  private static final Map<String, String> KEYS =
      Map.of("aws_access_key_id", "AKID-of-shop", "aws_secret_access_key", "s3cret-of-shop");

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final Asking provider = Asking.patiently(new PrometheusProvider());

  @AfterEach
  void forget() {
    OwnIdentity.install(new OwnIdentity(System.getenv()));
  }

  private static Backend backend(
      String address, @Nullable Map<String, String> secret, @Nullable String region) {
    return new Backend(
        "prometheus", address, Map.of("X-Team", List.of("shop")), secret, region, false);
  }

  private static String workspace() {
    return SERVER.baseUrl() + "/workspaces/ws-1?max_samples_processed_error_threshold=9";
  }

  private static SignedRequest arrived() {
    Request request = SERVER.getAllServeEvents().getFirst().getRequest();
    Map<String, List<String>> headers = new HashMap<>();
    request.getHeaders().all().forEach(header -> headers.put(header.key(), header.values()));
    return new SignedRequest(
        request.getMethod().value(), request.getUrl(), headers, request.getBody());
  }

  @Test
  void a_query_is_signed_with_the_keys_of_the_secret() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(Bodies.vector("7"))));

    assertThat(provider.query(backend(workspace(), KEYS, "eu-central-1"), QUERY))
        .isEqualTo(new MetricAnswer.Value(7));

    SignedRequest request = arrived();
    assertThat(request.signature()).isEqualTo(request.signatureBy("s3cret-of-shop"));
    assertThat(request.keyId()).isEqualTo("AKID-of-shop");
    assertThat(request.scope()).isEqualTo("20261127/eu-central-1/aps/aws4_request");
    assertThat(request.target())
        .startsWith("/workspaces/ws-1/api/v1/query?")
        .contains("max_samples_processed_error_threshold=9", "%20")
        .doesNotContain("+");
    assertThat(request.headers()).containsEntry("X-Team", List.of("shop"));
  }

  @Test
  void keys_that_end_have_a_token_which_is_signed_too() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(Bodies.vector("1"))));
    Map<String, String> secret = new HashMap<>(KEYS);
    secret.put("aws_session_token", "t0k.en/+=");

    assertThat(provider.check(backend(workspace(), secret, "eu-central-1"))).isEmpty();

    assertThat(arrived().signedHeaders()).contains("x-amz-security-token");
    assertThat(arrived().signature()).isEqualTo(arrived().signatureBy("s3cret-of-shop"));
  }

  @Test
  void a_refusal_names_the_keys_and_shows_none() {
    SERVER.stubFor(any(anyUrl()).willReturn(forbidden().withBody("AKID-of-shop s3cret-of-shop")));

    assertThat(provider.query(backend(workspace(), KEYS, "eu-central-1"), "up").toString())
        .contains("403", "aws_access_key_id")
        .doesNotContain("of-shop");
  }

  @Test
  void half_a_pair_of_keys_and_a_region_that_is_missing_are_told() {
    Map<String, String> half = Map.of("aws_access_key_id", "AKID");
    assertThat(provider.query(backend(workspace(), half, "eu-central-1"), "up").toString())
        .contains("CONFIGURATION", "lacks aws_secret_access_key");
    assertThat(provider.query(backend(workspace(), KEYS, null), "up").toString())
        .contains("CONFIGURATION", "spec.provider.region");
    assertThat(provider.query(backend(workspace(), KEYS, "nowhere#"), "up").toString())
        .contains("CONFIGURATION", "spec.provider.region");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void a_workspace_without_a_secret_is_asked_as_the_controller() {
    OwnIdentity.install(new OwnIdentity(Map.of()));
    String address = "https://aps-workspaces.eu-central-1.amazonaws.com/workspaces/ws-1";

    assertThat(provider.query(backend(address, null, null), "up").toString())
        .contains("the controller has no identity at AWS", "aws_access_key_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workspaces/ws-1",
        "/aps-workspaces.eu-central-1.amazonaws.com/",
        "/?x=https://aps-workspaces.eu-central-1.amazonaws.com/"
      })
  void the_controllers_keys_do_not_go_to_any_other_server(String path) {
    OwnIdentity.install(
        new OwnIdentity(Map.of("AWS_ACCESS_KEY_ID", "ASIA", "AWS_SECRET_ACCESS_KEY", "word")));
    SERVER.stubFor(any(anyUrl()).willReturn(ok(Bodies.vector("1"))));

    provider.query(backend(SERVER.baseUrl() + path, null, "eu-central-1"), "up");

    assertThat(arrived().headers()).doesNotContainKey("Authorization").containsKey("X-Team");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://aps-workspaces.eu-central-1.amazonaws.com.evil.example/",
        "https://evil.example/aps-workspaces.eu-central-1.amazonaws.com",
        "https://aps-workspaces.eu-central-1.amazonaws.com@evil.example/",
        "http://aps-workspaces.eu-central-1.amazonaws.com/"
      })
  void an_address_that_only_looks_like_amazons_is_not(String address) {
    var parsed = (Address.Usable) Address.parse(address);

    assertThat(CloudLogin.of(backend(address, null, "eu-central-1"), parsed))
        .isEqualTo(new CloudLogin.None());
  }
}
