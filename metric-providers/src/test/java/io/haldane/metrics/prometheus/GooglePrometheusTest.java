package io.haldane.metrics.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.Asking;
import io.haldane.metrics.google.Identity;
import io.haldane.metrics.google.TestAccount;
import io.haldane.metrics.http.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Google's Managed Prometheus. */
class GooglePrometheusTest {
  private static final String PATH = "/v1/projects/shop/location/global/prometheus";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final Asking provider = Asking.patiently(new PrometheusProvider());

  private static Backend backend(String key) {
    return new Backend(
        "prometheus",
        SERVER.baseUrl() + PATH,
        Map.of(),
        Map.of("serviceAccountKey", key),
        null,
        false);
  }

  private static CloudLogin login(String address, Map<String, List<String>> headers) {
    Backend backend = new Backend("prometheus", address, headers, null, null, false);
    return CloudLogin.of(backend, (Address.Usable) Address.parse(address));
  }

  @Test
  void a_query_carries_a_token_of_the_service_account_which_is_fetched_once() {
    SERVER.stubFor(
        post("/token").willReturn(ok("{\"access_token\":\"ya29.first\",\"expires_in\":3600}")));
    SERVER.stubFor(get(anyUrl()).willReturn(ok(Bodies.vector("7"))));
    Backend backend = backend(TestAccount.json(SERVER.baseUrl()));

    assertThat(provider.query(backend, "up")).isEqualTo(new MetricAnswer.Value(7));
    assertThat(provider.query(backend, "up")).isEqualTo(new MetricAnswer.Value(7));

    SERVER.verify(1, postRequestedFor(urlEqualTo("/token")));
    SERVER.verify(
        2,
        getRequestedFor(urlEqualTo(PATH + "/api/v1/query?query=up"))
            .withHeader("Authorization", equalTo("Bearer ya29.first")));
  }

  @Test
  void a_key_that_is_none_is_told_without_showing_it() {
    assertThat(provider.query(backend("{\"private_key\":\"s3cret\"}"), "up").toString())
        .contains("CONFIGURATION", "serviceAccountKey cannot be read")
        .doesNotContain("s3cret");
  }

  @Test
  void without_a_secret_the_machines_identity_goes_to_google_only() {
    String google = "https://monitoring.googleapis.com" + PATH;
    assertThat(login(google, Map.of())).isEqualTo(new CloudLogin.Google(new Identity.Machine()));
    assertThat(
            List.of(
                "http://monitoring.googleapis.com" + PATH,
                "https://monitoring.googleapis.com.evil.example" + PATH,
                "https://evil.example/monitoring.googleapis.com",
                "https://monitoring.googleapis.com@evil.example" + PATH))
        .allSatisfy(
            address -> assertThat(login(address, Map.of())).isEqualTo(new CloudLogin.None()));
  }

  @Test
  void a_login_in_the_headers_of_the_template_stays() {
    assertThat(
            login(
                "https://monitoring.googleapis.com" + PATH,
                Map.of("authorization", List.of("Bearer own"))))
        .isEqualTo(new CloudLogin.None());
  }
}
