package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ControlServerTest {
  private static final String DASHBOARD = "http://127.0.0.1:8080";
  private final HttpClient http = HttpClient.newHttpClient();
  private final ControlServer server;
  private final List<ReleaseKind> released = new ArrayList<>();

  ControlServerTest() throws IOException {
    server = ControlServer.start(8080);
  }

  @AfterEach
  void stops() {
    http.close();
    server.close();
  }

  @Test
  void the_dashboard_releases_versions() throws IOException, InterruptedException {
    open();
    HttpResponse<String> answer = call("POST", "/release/slow", DASHBOARD);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"kind\":\"slow\",\"version\":\"v5\"}");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(DASHBOARD);
    assertThat(released).containsExactly(ReleaseKind.SLOW);
  }

  @Test
  void other_pages_may_not() throws IOException, InterruptedException {
    open();
    assertThat(call("POST", "/release/slow", "https://example.com").statusCode()).isEqualTo(403);
    assertThat(released).isEmpty();
  }

  @Test
  void a_browser_that_asks_first_is_let_in() throws IOException, InterruptedException {
    HttpResponse<String> answer = call("OPTIONS", "/release/good", DASHBOARD);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, POST");
  }

  @Test
  void nothing_is_released_while_the_story_is_told() throws IOException, InterruptedException {
    assertThat(call("POST", "/release/good", DASHBOARD).statusCode()).isEqualTo(409);
    assertThat(call("GET", "/releases", DASHBOARD).body())
        .contains("{\"kind\":\"good\",\"title\":\"a good version\",\"available\":false}");
  }

  @Test
  void a_version_that_does_not_exist_is_not_found() throws IOException, InterruptedException {
    open();
    assertThat(call("POST", "/release/best", DASHBOARD).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/release/good", DASHBOARD).statusCode()).isEqualTo(404);
  }

  private void open() {
    server.open(kind -> {
      released.add(kind);
      return new Release(5, kind);
    });
  }

  private HttpResponse<String> call(String method, String path, String origin)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve(path))
            .method(method, BodyPublishers.noBody())
            .header("Origin", origin)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
