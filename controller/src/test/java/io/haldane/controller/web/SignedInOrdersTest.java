package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
class SignedInOrdersTest extends SignedInCase {
  @Test
  void an_order_is_one_annotation_in_the_name_of_the_user() throws Exception {
    HttpResponse<String> answer = client.post(ORDERS, PROMOTE, "Cookie", client.cookie("alice"));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(cluster.annotation("shop", "checkout", "haldane.io/promote"))
        .isEqualTo("0123456789ab");
    assertThat(cluster.annotation("shop", "checkout", "mine")).isEqualTo("stays");
    assertThat(cluster.requests())
        .contains(
            "PATCH /apis/flagger.app/v1beta1/namespaces/shop/canaries/checkout"
                + "?fieldManager=alice%20%28dashboard%29",
            "{\"metadata\":{\"resourceVersion\":\"7\",\"annotations\":{\"haldane.io/promote\":\"0123456789ab\"}}}");
  }

  @Test
  void the_same_order_sent_again_is_given_once() throws Exception {
    String cookie = client.cookie("alice");
    assertThat(client.post(ORDERS, PROMOTE, "Cookie", cookie).statusCode()).isEqualTo(202);
    cluster.requests().clear();
    assertThat(client.post(ORDERS, PROMOTE, "Cookie", cookie).statusCode()).isEqualTo(202);
    assertThat(cluster.requests()).noneMatch(line -> line.startsWith("PATCH"));
  }

  @Test
  void a_canary_that_changes_meanwhile_is_read_again() throws Exception {
    String cookie = client.cookie("alice");
    cluster.conflicts(2);
    assertThat(client.post(ORDERS, PROMOTE, "Cookie", cookie).statusCode()).isEqualTo(202);
    cluster.conflicts(99);
    String other = PROMOTE.replace("0123456789ab", "another-order");
    assertThat(client.post(ORDERS, other, "Cookie", cookie).statusCode()).isEqualTo(503);
  }

  @Test
  void who_may_not_update_canaries_gives_no_order() throws Exception {
    HttpResponse<String> answer = client.post(ORDERS, PROMOTE, "Cookie", client.cookie("bob"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("permission to update canaries");
    assertThat(cluster.annotation("shop", "checkout", "haldane.io/promote")).isEmpty();
    assertThat(client.get(ORDERS, "Cookie", client.cookie("bob")).body())
        .contains("\"refused\":\"You may not give orders");
    assertThat(client.get(ORDERS, "Cookie", client.cookie("alice")).body()).isEqualTo("{}");
  }

  @Test
  void an_order_that_makes_no_sense_is_refused_with_the_reason() throws Exception {
    String cookie = client.cookie("alice");
    HttpResponse<String> retry =
        client.post(ORDERS, PROMOTE.replace("promote", "retry"), "Cookie", cookie);
    assertThat(retry.statusCode()).isEqualTo(409);
    assertThat(retry.body()).contains("No run has failed: the canary is Progressing.");
    HttpResponse<String> late = client.post(ORDERS, PROMOTE.replace("v2", "v1"), "Cookie", cookie);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Another version is being released now.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"verb\": \"explode\", \"token\": \"0123456789ab\"}",
        "{\"verb\": \"promote\", \"token\": \"short\"}",
        "{\"verb\": \"promote\", \"token\": \"with space and more\"}",
        "{\"verb\": [\"promote\"]}"
      })
  void nonsense_is_refused(String body) throws Exception {
    assertThat(client.post(ORDERS, body, "Cookie", client.cookie("alice")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_name_that_is_none_never_reaches_the_api_server() throws Exception {
    String cookie = client.cookie("root");
    String path = "/api/canaries/shop/..%2f..%2fsecrets/orders";
    assertThat(client.post(path, PROMOTE, "Cookie", cookie).statusCode()).isIn(404, 405);
    assertThat(cluster.requests()).noneMatch(line -> line.contains("secrets"));
  }

  @Test
  void pages_of_other_sites_give_no_orders() throws Exception {
    assertThat(order("application/json").statusCode()).isEqualTo(403);
    for (String site : List.of("cross-site", "same-site", "none")) {
      assertThat(order("application/json", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
    }
    assertThat(order("application/json", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(order("text/plain", "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(415);
    assertThat(cluster.annotation("shop", "checkout", "haldane.io/promote")).isEmpty();
    String here = root.toString().replaceFirst("/$", "");
    HttpResponse<String> ours = order("application/json", "Origin", here);
    assertThat(ours.statusCode()).isEqualTo(202);
    assertThat(ours.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  private HttpResponse<String> order(String type, String... more) throws Exception {
    Stream<String> always = Stream.of("Cookie", client.cookie("alice"), "Content-Type", type);
    String[] headers = Stream.concat(always, Stream.of(more)).toArray(String[]::new);
    return client.send("POST", ORDERS, PROMOTE, headers);
  }
}
