package io.haldane.webhooks.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.webhooks.testing.DeploymentService;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabDeploymentTest extends DeploymentService {
  private static final String DEPLOYMENTS = "/api/v4/projects/acme%2Fshop/deployments";

  GitLabDeploymentTest() {
    super(new GitLabNotifier(), Map.of("project", "acme/shop", "report", "deployment"));
  }

  private static void knows(String... statuses) {
    String all =
        Stream.of(statuses)
            .map(status ->
                "{\"id\": 42, \"sha\": \"%s\", \"status\": \"%s\"},".formatted(COMMIT, status))
            .collect(Collectors.joining());
    SERVICE.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"id\": 43}", 201)));
    SERVICE.stubFor(
        get(urlPathEqualTo(DEPLOYMENTS))
            .willReturn(
                okJson("[" + all + "{\"id\": 1, \"sha\": \"other\", \"status\": \"running\"}]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "success", "failed", "canceled"})
  void a_run_without_a_deployment_that_is_open_creates_one(String newest) {
    if (newest.isEmpty()) {
      knows();
    } else {
      knows(newest, "running");
    }

    assertThat(send(EventKind.STARTED)).isInstanceOf(Delivery.Sent.class);

    SERVICE.verify(
        getRequestedFor(urlPathEqualTo(DEPLOYMENTS))
            .withQueryParam("environment", equalTo("prod/test/podinfo"))
            .withHeader("PRIVATE-TOKEN", equalTo(TOKEN)));
    SERVICE.verify(
        postRequestedFor(urlPathEqualTo(DEPLOYMENTS))
            .withRequestBody(
                equalToJson(
                    """
                    {"environment": "prod/test/podinfo", "sha": "%s", "ref": "main", "tag": false,
                     "status": "running"}
                    """
                        .formatted(COMMIT))));
  }

  @ParameterizedTest
  @CsvSource({"PROMOTED, success", "ROLLED_BACK, failed", "PROMOTION_FAILED, failed"})
  void the_end_of_a_run_ends_its_deployment(EventKind kind, String status) {
    knows("running", "success");

    assertThat(send(kind)).isInstanceOf(Delivery.Sent.class);

    SERVICE.verify(
        putRequestedFor(urlPathEqualTo(DEPLOYMENTS + "/42"))
            .withRequestBody(equalToJson("{\"status\": \"" + status + "\"}")));
  }

  @ParameterizedTest
  @CsvSource({"PROGRESSED, running", "PROMOTED, success", "ROLLED_BACK, failed"})
  void what_it_has_already_is_not_sent_again(EventKind kind, String status) {
    knows(status);

    assertThat(send(kind)).isEqualTo(new Delivery.Sent());

    assertThat(SERVICE.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"401, false", "403, false", "404, false", "400, false", "429, true", "500, true"})
  void a_refusal_of_any_of_the_requests_is_told(int status, boolean again) {
    SERVICE.stubFor(any(anyUrl()).willReturn(refused(status)));
    assertRefused(send(EventKind.PROMOTED), status, again);
    for (String known : List.of("running", "failed")) {
      knows(known);
      SERVICE.stubFor(post(anyUrl()).willReturn(refused(status)));
      SERVICE.stubFor(put(anyUrl()).willReturn(refused(status)));

      assertRefused(send(EventKind.PROMOTED), status, again);
    }
  }

  @Test
  void a_deployment_without_an_id_is_told() {
    SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{}")));

    assertThat(why(send(EventKind.STARTED))).contains("no id of a deployment");
  }
}
