package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Objects;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
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
  void one_canary_runs() {
    var next = status(CanaryPhase.PROGRESSING, 20);
    history.written(weighted("shop", "checkout"), act(next, "advance", "All passed."), START);
  }

  @AfterEach
  void forget() {
    history.gone(new CanaryKey("shop", "checkout"));
  }

  @Test
  void the_list_tells_every_canary_in_one_line() throws Exception {
    JsonNode canary = JSON.readTree(get("api/canaries").body()).get(0);
    assertThat(canary.get("name").asText()).isEqualTo("checkout");
    assertThat(canary.get("phase").asText()).isEqualTo("Progressing");
    assertThat(canary.get("attention").asText()).isEqualTo("running");
    assertThat(canary.get("weight").asInt()).isEqualTo(20);
    assertThat(canary.get("changedAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void one_canary_comes_with_its_history() throws Exception {
    JsonNode detail = JSON.readTree(get("api/canaries/shop/checkout").body());
    assertThat(detail.get("target").asText()).isEqualTo("Deployment checkout");
    assertThat(detail.get("interval").asDouble()).isEqualTo(30);
    assertThat(detail.get("ticks").get(0).get("text").asText()).isEqualTo("All passed.");
    assertThat(detail.get("outlook").get("ifPasses").asText()).contains("30 %");
  }

  @Test
  void an_unknown_canary_is_not_found() throws Exception {
    assertThat(get("api/canaries/shop/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void the_settings_name_the_demo_only_without_its_last_slash() throws Exception {
    JsonNode settings = JSON.readTree(get("api/settings").body());
    assertThat(settings.get("demoUrl").asText()).isEqualTo("http://demo.localhost:9999");
    assertThat(settings.get("clusterName").asText()).isEqualTo("harbour");
  }

  @Test
  void a_canary_has_a_page_of_its_own_and_it_is_the_same_document() throws Exception {
    HttpResponse<String> list = get("");
    HttpResponse<String> one = get("canary/shop/checkout");
    assertThat(list.body()).contains("<title>Canaries · Haldane</title>");
    assertThat(one.body()).isEqualTo(list.body());
    assertThat(one.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  @Test
  void only_our_own_scripts_may_run_and_only_the_demo_may_be_asked() throws Exception {
    for (String path : new String[] {"", "canary/a/b", "js/main.js", "api/canaries"}) {
      String policy = get(path).headers().firstValue("Content-Security-Policy").orElse("");
      assertThat(policy)
          .contains("default-src 'self'; connect-src 'self' http://demo.localhost:9999;")
          .doesNotContain("unsafe");
    }
    assertThat(get("").body()).doesNotContain("style=").doesNotContain("onclick");
  }

  @Test
  void without_a_login_nobody_gives_orders() throws Exception {
    String order = "{\"verb\": \"promote\", \"token\": \"0123456789ab\"}";
    HttpResponse<String> answer =
        new Client(root).post("/api/canaries/shop/checkout/orders", order);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(new Client(root).get("/login").statusCode()).isEqualTo(404);
  }

  @Test
  void a_stream_says_hello_and_then_tells_every_change() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/stream"))
            .header("Last-Event-ID", "whatever")
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertThat(next(lines, "hello").get("now").asText()).isNotEmpty();
      var next = status(CanaryPhase.PROGRESSING, 30);
      history.written(weighted("shop", "checkout"), act(next, "advance", "Up."), START);
      assertThat(next(lines, "canaries").at("/canaries/0/weight").asInt()).isEqualTo(30);
      history.gone(new CanaryKey("shop", "checkout"));
      assertThat(next(lines, "gone").get("name").asText()).isEqualTo("checkout");
    }
  }

  @Test
  void a_name_that_was_made_to_point_here_reads_nothing() throws Exception {
    assertThat(raw("GET /api/canaries HTTP/1.1", "Host: evil.example:8080"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET / HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 403");
    assertThat(raw("GET /api/../api/canaries HTTP/1.1", "Host: evil.example")).contains(" 403 ");
    assertThat(raw("GET //metrics/../api/canaries HTTP/1.1", "Host: evil.example"))
        .contains(" 403 ");
    assertThat(raw("GET /api/canaries HTTP/1.1", "Host: localhost", "Sec-Fetch-Site: cross-site"))
        .contains(" 403 ");
    assertThat(raw("GET /api/canaries HTTP/1.1", "Host: localhost", "X-Forwarded-For: 10.0.0.1"))
        .contains(" 403 ");
    assertThat(raw("GET /api/canaries HTTP/1.1", "Host: localhost")).contains(" 200 ");
  }

  @Test
  void plain_http_is_never_turned_into_http2() throws Exception {
    String answer =
        raw(
            "GET /api/canaries HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__");
    assertThat(answer).doesNotContain(" 101 ");
  }

  @Test
  void headers_and_first_lines_that_are_too_long_are_refused() throws Exception {
    assertThat(raw("GET /" + "a".repeat(5_000) + " HTTP/1.1", "Host: localhost")).contains(" 414 ");
    assertThat(raw("GET / HTTP/1.1", "Host: localhost", "X-Long: " + "a".repeat(20_000)))
        .contains(" 431 ");
  }

  @Test
  void whole_answers_are_compressed_and_streams_are_not_so_that_each_message_comes_at_once()
      throws Exception {
    for (String path : new String[] {"/api/canaries", "/js/main.js", "/css/canary.css", "/"}) {
      HttpRequest request =
          HttpRequest.newBuilder(root.resolve(path)).header("Accept-Encoding", "gzip").build();
      HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("Content-Encoding")).as(path).contains("gzip");
      try (InputStream plain = new GZIPInputStream(response.body())) {
        assertThat(plain.readAllBytes()).isNotEmpty();
      }
    }
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/stream"))
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
    response.body().close();
    assertThat(response.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
  }

  @Test
  void one_stream_too_many_is_refused_and_a_place_that_is_left_is_free_again() throws Exception {
    List<InputStream> open = new ArrayList<>();
    try {
      HttpResponse<InputStream> answer = stream();
      while (answer.statusCode() == 200 && open.size() <= StreamPlaces.PER_PEER) {
        open.add(answer.body());
        answer = stream();
      }
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(open.size()).isLessThanOrEqualTo(StreamPlaces.PER_PEER);
    } finally {
      for (InputStream each : open) {
        each.close();
      }
    }
    assertThat(Objects.eventually(this::streams)).isTrue();
  }

  private boolean streams() {
    try {
      HttpResponse<InputStream> answer = stream();
      answer.body().close();
      return answer.statusCode() == 200;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<InputStream> stream() throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(root.resolve("/api/stream")).build(), BodyHandlers.ofInputStream());
  }

  /** The first bytes of the answer to a request that no decent client would send. */
  private String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(20_000);
      boolean told = List.of(lines).stream().anyMatch(line -> line.startsWith("Connection:"));
      String close = told ? "" : "Connection: close\r\n";
      String request = String.join("\r\n", lines) + "\r\n" + close + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
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
