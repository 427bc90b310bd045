package io.haldane.webhooks.github;

import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.DeploymentService;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubDeploymentTest extends DeploymentService {
  private static final String DEPLOYMENTS = "/repos/acme/shop/deployments";
  private static final String STATUSES = DEPLOYMENTS + "/42/statuses";

  GitHubDeploymentTest() {
    super(new GitHubNotifier(), Map.of("repository", "acme/shop", "report", "deployment"));
  }

  private static void knows(String deployments) {
    SERVICE.stubFor(get(urlPathEqualTo(DEPLOYMENTS)).willReturn(okJson(deployments)));
    SERVICE.stubFor(
        post(urlPathEqualTo(DEPLOYMENTS)).willReturn(jsonResponse("{\"id\": 42}", 201)));
    SERVICE.stubFor(post(urlPathEqualTo(STATUSES)).willReturn(created()));
  }

  @Test
  void a_run_without_a_deployment_creates_one_and_sets_its_status() {
    knows(
        "[{\"id\": 1, \"payload\": {\"haldaneRun\": \"another\"}}, {\"id\": 2, \"payload\": \"text\"}]");

    assertThat(send(EventKind.STARTED)).isEqualTo(new Delivery.Sent(Optional.of("42")));

    SERVICE.verify(
        getRequestedFor(urlPathEqualTo(DEPLOYMENTS))
            .withQueryParam("sha", equalTo(COMMIT))
            .withQueryParam("environment", equalTo("prod/test/podinfo")));
    SERVICE.verify(
        postRequestedFor(urlPathEqualTo(DEPLOYMENTS))
            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
            .withHeader("User-Agent", equalTo("haldane"))
            .withRequestBody(
                equalToJson(
                    """
                    {"ref": "%s", "environment": "prod/test/podinfo", "auto_merge": false,
                     "description": "Release of podinfo.test", "required_contexts": [],
                     "payload": {"haldaneRun": "0f6e-1767258000", "canary": "podinfo.test"}}
                    """
                        .formatted(COMMIT))));
    SERVICE.verify(
        postRequestedFor(urlPathEqualTo(STATUSES))
            .withRequestBody(
                equalToJson(
                    """
                    {"state": "in_progress", "environment": "prod/test/podinfo",
                     "description": "It did.", "auto_inactive": false}
                    """)));
  }

  @ParameterizedTest
  @CsvSource({
    "WAITING, in_progress, false",
    "PROMOTED, success, true",
    "ROLLED_BACK, failure, false",
    "PROMOTION_FAILED, failure, false"
  })
  void a_run_with_a_deployment_gets_its_status_and_no_second_deployment(
      EventKind kind, String state, boolean replaces) {
    knows("[{\"id\": 42, \"payload\": {\"haldaneRun\": \"0f6e-1767258000\"}}]");

    assertThat(send(kind)).isInstanceOf(Delivery.Sent.class);

    SERVICE.verify(0, postRequestedFor(urlPathEqualTo(DEPLOYMENTS)));
    assertThat(bodyOfLast())
        .contains("\"state\":\"" + state + "\"", "\"auto_inactive\":" + replaces);
  }

  @Test
  void a_deployment_that_is_known_from_the_run_is_not_looked_for() {
    knows("[]");

    send(event(EventKind.PROMOTED, Severity.INFO).withReceipt(Optional.of("42")));

    assertThat(SERVICE.getAllServeEvents()).hasSize(1);
  }

  @Test
  void what_says_nothing_about_a_run_is_not_sent() {
    assertThat(send(EventKind.TERMINATED)).isEqualTo(new Delivery.Sent());
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, false",
    "403, false",
    "404, false",
    "409, false",
    "422, false",
    "429, true",
    "500, true"
  })
  void a_refusal_of_any_of_the_requests_is_told(int status, boolean again) {
    for (int step = 0; step < 3; step++) {
      knows("[]");
      switch (step) {
        case 0 -> SERVICE.stubFor(get(urlPathEqualTo(DEPLOYMENTS)).willReturn(refused(status)));
        case 1 -> SERVICE.stubFor(post(urlPathEqualTo(DEPLOYMENTS)).willReturn(refused(status)));
        default -> SERVICE.stubFor(post(urlPathEqualTo(STATUSES)).willReturn(refused(status)));
      }

      assertRefused(send(EventKind.STARTED), status, again);
      SERVICE.resetAll();
    }
  }

  @Test
  void an_answer_without_an_id_is_told() {
    knows("[]");
    SERVICE.stubFor(post(urlPathEqualTo(DEPLOYMENTS)).willReturn(status(202)));

    assertThat(why(send(EventKind.STARTED))).contains("no id of a deployment");
  }

  @Test
  void an_answer_that_is_cut_or_huge_is_not_trusted() {
    knows("[{\"id\": 42, \"payload\": {\"haldaneRun\"");
    SERVICE.stubFor(
        post(urlPathEqualTo(DEPLOYMENTS)).willReturn(okJson("{\"x\": \"" + "x".repeat(200_000))));

    assertThat(why(send(EventKind.STARTED)))
        .contains("no id of a deployment")
        .hasSizeLessThan(1000);
  }
}
