package io.haldane.metrics.azuremonitor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
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
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.metrics.Asking;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginTest {
  private static final String RESOURCE =
      "/subscriptions/5ub/resourceGroups/shop/providers/Microsoft.Web/sites/till";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final Asking azure = Asking.patiently(new AzuremonitorProvider());

  @BeforeEach
  void answer() {
    SERVER.stubFor(
        post("/token").willReturn(ok("{\"access_token\":\"eyJ0\",\"expires_in\":3600}")));
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(ok("{\"value\":[{\"timeseries\":[{\"data\":[{\"total\":7}]}]}]}")));
  }

  private MetricAnswer query() {
    String address = "http://127.0.0.1:" + SERVER.getPort();
    Map<String, String> secret =
        Map.of("token_url", address + "/token", "client_id", "till", "client_secret", "s~3 c&ret");
    return azure.query(
        new Backend("azuremonitor", address, Map.of(), secret, null, false),
        RESOURCE + "?metricnames=Http5xx&aggregation=Total");
  }

  @Test
  void the_token_of_the_application_goes_with_the_query_of_settled_minutes() {
    assertThat(query()).isEqualTo(new MetricAnswer.Value(7));
    SERVER.verify(
        postRequestedFor(urlEqualTo("/token"))
            .withRequestBody(
                equalTo(
                    "grant_type=client_credentials&client_id=till&client_secret=s%7E3+c%26ret"
                        + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default")));
    SERVER.verify(
        getRequestedFor(
                urlEqualTo(
                    RESOURCE
                        + "/providers/microsoft.insights/metrics?metricnames=Http5xx&aggregation=Total"
                        + "&api-version=2023-10-01"
                        + "&timespan=2026-11-27T11%3A56%3A00Z%2F2026-11-27T11%3A57%3A00Z&interval=FULL"))
            .withHeader("Authorization", equalTo("Bearer eyJ0")));
  }

  @Test
  void one_token_serves_several_queries() {
    query();
    query();
    SERVER.verify(1, postRequestedFor(urlEqualTo("/token")));
  }

  @Test
  void a_secret_that_entra_refuses_is_the_configurations_fault() {
    SERVER.stubFor(
        post("/token")
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: the secret has expired\"}")));
    assertThat(query())
        .isInstanceOfSatisfying(
            MetricAnswer.Unavailable.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(Fault.CONFIGURATION);
              assertThat(refused.why()).contains("AADSTS7000222");
            });
  }

  @Test
  void the_scope_is_that_of_the_cloud() {
    assertThat(Cloud.promqlScope("https://shop-1a2b.chinanorth3.prometheus.monitor.azure.cn"))
        .isEqualTo("https://prometheus.monitor.azure.cn/.default");
    assertThat(Cloud.promqlScope("https://shop-1a2b.eastus.prometheus.monitor.azure.com/"))
        .isEqualTo("https://prometheus.monitor.azure.com/.default");
    assertThat(Cloud.metricsScope("https://management.chinacloudapi.cn"))
        .isEqualTo("https://management.chinacloudapi.cn/.default");
  }
}
