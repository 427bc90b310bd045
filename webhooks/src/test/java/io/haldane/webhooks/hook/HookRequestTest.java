package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookRequest.Payload;
import io.haldane.api.hooks.HookRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HookRequestTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final HookCaller caller = ServiceLoader.load(HookCaller.class).findFirst().orElseThrow();

  @Test
  void a_hook_is_told_about_the_canary() {
    call(Map.of());

    RECEIVER.verify(
        postRequestedFor(urlEqualTo("/gate?x=1"))
            .withRequestBody(
                equalTo(
                    "{\"name\":\"podinfo\",\"namespace\":\"test\",\"phase\":\"Progressing\","
                        + "\"checksum\":\"6b9f\"}")));
  }

  @Test
  void metadata_is_sent_sorted_when_there_is_any() {
    call(Map.of("type", "bash", "cmd", "echo \"ü\""));

    RECEIVER.verify(
        postRequestedFor(urlEqualTo("/gate?x=1"))
            .withRequestBody(
                equalTo(
                    "{\"name\":\"podinfo\",\"namespace\":\"test\",\"phase\":\"Progressing\","
                        + "\"checksum\":\"6b9f\","
                        + "\"metadata\":{\"cmd\":\"echo \\\"ü\\\"\",\"type\":\"bash\"}}")));
  }

  @Test
  void what_else_is_known_of_the_run_follows_what_flagger_sends() {
    RECEIVER.stubFor(post("/gate?x=1").willReturn(ok()));
    HookRun run =
        new HookRun(
            "11-22",
            "20260301-120000-3f9a1c2b",
            0,
            3,
            Map.of(HookRun.PRIMARY, List.of("shop:1"), HookRun.CANARY, List.of("shop:2", "log:7")));
    Payload payload = new Payload("podinfo", "test", "Progressing", "", Map.of("a", "b"), run);
    String url = RECEIVER.url("/gate?x=1");
    caller.call(new HookRequest(url, Duration.ofSeconds(30), 0, false, "1", payload));

    RECEIVER.verify(
        postRequestedFor(urlEqualTo("/gate?x=1"))
            .withRequestBody(
                equalTo(
                    "{\"name\":\"podinfo\",\"namespace\":\"test\",\"phase\":\"Progressing\","
                        + "\"checksum\":\"\",\"metadata\":{\"a\":\"b\"},\"canaryUid\":\"11-22\","
                        + "\"runId\":\"20260301-120000-3f9a1c2b\",\"weight\":0,\"iteration\":3,"
                        + "\"images\":{\"canary\":[\"shop:2\",\"log:7\"],\"primary\":[\"shop:1\"]}}")));
  }

  @Test
  void the_request_says_what_it_is_and_which_occasion_it_belongs_to() {
    call(Map.of());

    RECEIVER.verify(
        postRequestedFor(urlEqualTo("/gate?x=1"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Idempotency-Key", equalTo("podinfo.test/7"))
            .withoutHeader("Upgrade"));
  }

  @Test
  void a_login_in_the_url_is_sent_as_a_header_and_not_in_the_request_line() {
    String url = RECEIVER.url("/gate?x=1").replace("http://", "http://bob:p%40ss@");
    Payload payload = new Payload("podinfo", "test", "Progressing", "6b9f", Map.of());
    caller.call(new HookRequest(url, Duration.ofSeconds(30), 0, false, "1", payload));

    RECEIVER.verify(
        postRequestedFor(urlEqualTo("/gate?x=1"))
            .withBasicAuth(new BasicCredentials("bob", "p@ss")));
  }

  private void call(Map<String, String> metadata) {
    RECEIVER.stubFor(post("/gate?x=1").willReturn(ok()));

    HookAnswer answer = caller.call(Hooks.to(RECEIVER.url("/gate?x=1")).request(metadata));

    assertThat(answer).isEqualTo(new HookAnswer.Passed());
  }
}
