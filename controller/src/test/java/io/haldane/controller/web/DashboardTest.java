package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haldane.api.v1beta1.CanaryPhase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DashboardProfile.class)
class DashboardTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  @Inject History history;

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init") // Quarkus sets it
  URI root;

  @BeforeEach
  void oneCanaryRuns() {
    var next = status(CanaryPhase.PROGRESSING, 20);
    history.decided(weighted("shop", "checkout"), act(next, "advance", "All passed."), START);
  }

  @AfterEach
  void forget() {
    history.gone("shop", "checkout");
  }

  @Test
  void theListTellsEveryCanaryInOneLine() throws Exception {
    JsonNode canary = JSON.readTree(get("api/canaries").body()).get(0);
    assertThat(canary.get("name").asText()).isEqualTo("checkout");
    assertThat(canary.get("phase").asText()).isEqualTo("Progressing");
    assertThat(canary.get("attention").asText()).isEqualTo("running");
    assertThat(canary.get("weight").asInt()).isEqualTo(20);
    assertThat(canary.get("changedAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void oneCanaryComesWithItsHistory() throws Exception {
    JsonNode detail = JSON.readTree(get("api/canaries/shop/checkout").body());
    assertThat(detail.get("target").asText()).isEqualTo("Deployment checkout");
    assertThat(detail.get("interval").asDouble()).isEqualTo(30);
    assertThat(detail.get("ticks").get(0).get("text").asText()).isEqualTo("All passed.");
    assertThat(detail.get("outlook").get("ifPasses").asText()).contains("30 %");
  }

  @Test
  void anUnknownCanaryIsNotFound() throws Exception {
    assertThat(get("api/canaries/shop/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void theSettingsNameTheDemoOnlyWithoutItsLastSlash() throws Exception {
    JsonNode settings = JSON.readTree(get("api/settings").body());
    assertThat(settings.get("demoUrl").asText()).isEqualTo("http://demo.localhost:9999");
    assertThat(settings.get("clusterName").asText()).isEqualTo("harbour");
  }

  @Test
  void aCanaryHasAPageOfItsOwnAndItIsTheSameDocument() throws Exception {
    HttpResponse<String> list = get("");
    HttpResponse<String> one = get("canary/shop/checkout");
    assertThat(list.body()).contains("<title>Canaries · Haldane</title>");
    assertThat(one.body()).isEqualTo(list.body());
    assertThat(one.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  @Test
  void onlyOurOwnScriptsMayRunAndOnlyTheDemoMayBeAsked() throws Exception {
    for (String path : new String[] {"", "canary/a/b", "js/main.js", "api/canaries"}) {
      String policy = get(path).headers().firstValue("Content-Security-Policy").orElse("");
      assertThat(policy)
          .contains("default-src 'self'; connect-src 'self' http://demo.localhost:9999;")
          .doesNotContain("unsafe");
    }
    assertThat(get("").body()).doesNotContain("style=").doesNotContain("onclick");
  }

  @Test
  void aStreamStartsWithASnapshotAndThenTellsEveryChange() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/stream"))
            .header("Last-Event-ID", "whatever")
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertThat(next(lines, "snapshot").get("canaries").get(0).get("weight").asInt())
          .isEqualTo(20);
      var next = status(CanaryPhase.PROGRESSING, 30);
      history.decided(weighted("shop", "checkout"), act(next, "advance", "Up."), START);
      assertThat(next(lines, "canary").get("weight").asInt()).isEqualTo(30);
      history.gone("shop", "checkout");
      assertThat(next(lines, "gone").get("name").asText()).isEqualTo("checkout");
    }
  }

  /** Data of the next event of that name; fails at the end of the stream. */
  private static JsonNode next(BufferedReader lines, String name) throws IOException {
    boolean ours = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event:")) {
        ours = line.substring("event:".length()).strip().equals(name);
      } else if (ours && line.startsWith("data:")) {
        return JSON.readTree(line.substring("data:".length()));
      }
    }
    throw new AssertionError("the stream ended before " + name);
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(root.resolve("/" + path)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
