package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.kube.CanaryKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
class SignedInTest extends SignedInCase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/canaries",
        "/api/settings",
        "/api/stream",
        CHECKOUT,
        ORDERS,
        "/js/../api/canaries",
        "/js/%2e%2e/api/canaries",
        "/css/..%2fapi/canaries",
        "//api/canaries",
        "/login/../api/settings"
      })
  void nobody_reads_anything_without_a_login(String path) throws Exception {
    HttpResponse<String> answer = client.get(path);
    assertThat(answer.statusCode()).isIn(401, 303, 404);
    assertThat(answer.body()).doesNotContain("checkout").doesNotContain("harbour");
  }

  @Test
  void a_page_leads_to_the_login_and_back() throws Exception {
    HttpResponse<String> answer = client.get("/canary/shop/checkout?x=1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/login?to=%2Fcanary%2Fshop%2Fcheckout%3Fx%3D1");
    assertThat(client.get("/login").body()).contains("Sign in to Haldane").doesNotContain("style=");
    assertThat(client.get("/js/login.js").statusCode()).isEqualTo(200);
  }

  @Test
  void probes_and_styles_need_no_login() throws Exception {
    assertThat(client.get("/css/base.css").statusCode()).isEqualTo(200);
    assertThat(client.get("/healthz").statusCode()).isNotEqualTo(401).isNotEqualTo(303);
  }

  @Test
  void the_session_is_a_cookie_that_no_script_reads_and_no_other_site_sends() throws Exception {
    HttpResponse<String> plain = client.post("/api/session", "{\"token\": \"alice-token\"}");
    String cookie = plain.headers().firstValue("Set-Cookie").orElse("");
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.body()).contains("\"user\":\"alice\"").doesNotContain("alice-token");
    assertThat(cookie)
        .startsWith("haldane-session=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800")
        .doesNotContain("Secure")
        .doesNotContain("alice");
    HttpResponse<String> encrypted =
        client.post("/api/session", "{\"token\": \"alice-token\"}", "X-Forwarded-Proto", "https");
    assertThat(encrypted.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
  }

  @Test
  void a_token_that_the_cluster_does_not_know_signs_nobody_in() throws Exception {
    HttpResponse<String> answer = client.post("/api/session", "{\"token\": \"mallory-token\"}");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("does not accept").doesNotContain("mallory");
    assertThat(client.post("/api/session", "{}").statusCode()).isEqualTo(400);
    assertThat(client.post("/api/session", "nonsense").statusCode()).isEqualTo(400);
    String endless = "{\"token\": \"" + "x".repeat(3_000) + "\"}";
    assertThat(client.post("/api/session", endless).body()).contains("too long");
  }

  @Test
  void a_cookie_that_was_changed_is_none() throws Exception {
    String cookie = client.cookie("alice");
    char last = cookie.charAt(cookie.length() - 5);
    String other =
        cookie.substring(0, cookie.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + cookie.substring(cookie.length() - 4);
    assertThat(client.get("/api/canaries", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(client.get("/api/canaries", "Cookie", other).statusCode()).isEqualTo(401);
    assertThat(client.get("/api/canaries", "Cookie", "haldane-session=x").statusCode())
        .isEqualTo(401);
  }

  @Test
  void signing_out_takes_the_cookie_away() throws Exception {
    HttpResponse<String> answer =
        client.send("DELETE", "/api/session", "", "Sec-Fetch-Site", "same-origin");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("haldane-session=;")
        .contains("Max-Age=0");
  }

  @Test
  void signing_out_ends_the_session_for_a_copy_of_the_cookie_and_no_other_session()
      throws Exception {
    String mine = client.cookie("alice");
    String elsewhere = client.cookie("alice");
    client.send("DELETE", "/api/session", "", "Sec-Fetch-Site", "same-origin", "Cookie", mine);
    assertThat(client.get("/api/canaries", "Cookie", mine).statusCode()).isEqualTo(401);
    assertThat(client.get("/api/canaries", "Cookie", elsewhere).statusCode()).isEqualTo(200);
  }

  @Test
  void logins_of_one_address_are_limited_and_those_of_others_are_not() throws Exception {
    String[] from = {"X-Forwarded-For", "203.0.113.9"};
    int refused = 0;
    for (int i = 0; i < 25; i++) {
      String token = "{\"token\": \"guess" + i + "-token\"}";
      refused += client.post("/api/session", token, from).statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(5);
    assertThat(
            client
                .get("/api/canaries", "Authorization", "Bearer guess-token", from[0], from[1])
                .statusCode())
        .isEqualTo(429);
    assertThat(client.cookie("alice")).isNotEmpty();
  }

  @Test
  void a_user_sees_the_canaries_of_permitted_namespaces_and_no_trace_of_others() throws Exception {
    assertThat(client.get("/api/canaries", "Cookie", client.cookie("bob")).body())
        .contains("checkout", "search");
    assertThat(client.get("/api/canaries", "Cookie", client.cookie("alice")).body())
        .contains("checkout")
        .doesNotContain("search")
        .doesNotContain("web");
    assertThat(client.get("/api/canaries", "Cookie", client.cookie("carol")).body())
        .isEqualTo("[]");
  }

  @Test
  void a_program_may_send_its_token_with_each_request() throws Exception {
    String[] bearer = {"Authorization", "Bearer root-token", "X-Forwarded-For", "192.0.2.251"};
    assertThat(client.get("/api/canaries", bearer).body()).contains("checkout", "search");
    HttpResponse<String> order =
        client.send(
            "POST",
            ORDERS,
            PROMOTE,
            "Authorization",
            "Bearer root-token",
            "Content-Type",
            "application/json");
    assertThat(order.statusCode()).isEqualTo(202);
  }

  @Test
  void answers_of_the_cluster_are_used_again_for_a_while() throws Exception {
    String cookie = client.cookie("bob");
    client.get("/api/canaries", "Cookie", cookie);
    cluster.requests().clear();
    for (int i = 0; i < 5; i++) {
      client.get("/api/canaries", "Cookie", cookie);
    }
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void a_forbidden_canary_is_refused_whether_it_exists_or_not() throws Exception {
    String cookie = client.cookie("alice");
    HttpResponse<String> there = client.get("/api/canaries/web/search", "Cookie", cookie);
    HttpResponse<String> absent = client.get("/api/canaries/web/none", "Cookie", cookie);
    assertThat(there.statusCode()).isEqualTo(403);
    assertThat(there.body()).contains("You may not see canaries in namespace web.");
    assertThat(absent.statusCode()).isEqualTo(403);
    assertThat(absent.body()).isEqualTo(there.body());
    assertThat(client.get("/api/canaries/shop/none", "Cookie", cookie).statusCode()).isEqualTo(404);
  }

  @Test
  void a_stream_has_only_what_the_list_has() throws Exception {
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(
                client.request("GET", "/api/stream", "", "Cookie", client.cookie("alice")),
                BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertThat(data(lines)).contains("now");
      show("web", "search", 30);
      show("secret", "plan", 30);
      history.gone(new CanaryKey("secret", "plan"));
      show("shop", "checkout", 40);
      assertThat(data(lines)).contains("checkout").contains("40");
      history.gone(new CanaryKey("web", "search"));
      history.gone(new CanaryKey("shop", "checkout"));
      assertThat(data(lines)).contains("checkout");
    }
  }

  private static String data(BufferedReader lines) throws java.io.IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        return line;
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void the_login_itself_cannot_be_sent_from_another_site() throws Exception {
    assertThat(
            client
                .send(
                    "POST",
                    "/api/session",
                    "{\"token\": \"alice-token\"}",
                    "Content-Type",
                    "application/json",
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void without_the_api_server_nobody_new_is_let_in_and_the_answer_says_why() throws Exception {
    cluster.broken(true);
    HttpResponse<String> answer =
        client.post("/api/session", "{\"token\": \"new-token\"}", "X-Forwarded-For", "192.0.2.253");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("API server does not answer").doesNotContain("new-token");
  }

  @Test
  void the_settings_name_the_user_and_the_links() throws Exception {
    assertThat(client.get("/api/settings", "Cookie", client.cookie("alice")).body())
        .contains("\"auth\":\"token\"", "\"user\":\"alice\"", "\"name\":\"Grafana\"", "{{query}}");
  }
}
