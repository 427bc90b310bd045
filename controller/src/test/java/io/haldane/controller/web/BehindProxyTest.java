package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.web.login.FakeCluster;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ProxyProfile.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up method fill the fields
class BehindProxyTest {
  private static final String USER = "X-Forwarded-User";
  private static final String GROUPS = "X-Forwarded-Groups";

  @Inject History history;

  @Inject FakeCluster cluster;

  @TestHTTPResource("/")
  URI root;

  private Client client;

  @BeforeEach
  void two_canaries_run() {
    client = new Client(root);
    cluster.reset();
    cluster.hold("shop", "checkout", "{\"phase\": \"Progressing\", \"lastAppliedSpec\": \"v2\"}");
    var next = status(CanaryPhase.PROGRESSING, 20);
    history.written(weighted("shop", "checkout"), act(next, "advance", "Up."), START);
    history.written(weighted("web", "search"), act(next, "advance", "Up."), START);
  }

  @AfterEach
  void forget() {
    history.gone(new CanaryKey("shop", "checkout"));
    history.gone(new CanaryKey("web", "search"));
  }

  @Test
  void the_user_of_the_header_sees_what_that_user_may_see() throws Exception {
    assertThat(client.get("/api/canaries", USER, "alice").body())
        .contains("checkout")
        .doesNotContain("search");
    assertThat(client.get("/api/canaries/web/search", USER, "alice").statusCode()).isEqualTo(403);
    assertThat(client.get("/", USER, "alice").statusCode()).isEqualTo(200);
  }

  @Test
  void groups_are_asked_for_too_except_those_of_the_cluster_itself() throws Exception {
    client.get("/api/canaries", USER, "dora", GROUPS, "crew, system:masters,deck");
    assertThat(cluster.requests())
        .contains("AccessReview dora list  [\"crew\",\"deck\",\"system:authenticated\"]");
  }

  @Test
  void without_a_user_nothing_is_shown() throws Exception {
    HttpResponse<String> answer = client.get("/api/canaries");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("The proxy sent no user in the header X-Forwarded-User.");
    assertThat(client.get("/").statusCode()).isEqualTo(401);
  }

  @Test
  void two_names_or_a_name_of_the_cluster_itself_are_refused() throws Exception {
    assertThat(client.get("/api/canaries", USER, "alice", USER, "root").statusCode())
        .isEqualTo(401);
    assertThat(client.get("/api/canaries", USER, "system:admin").statusCode()).isEqualTo(401);
    assertThat(client.get("/api/canaries", USER, "a".repeat(300)).statusCode()).isEqualTo(401);
  }

  @Test
  void there_is_no_login_page_and_no_token_counts() throws Exception {
    assertThat(client.get("/login").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/canaries", "Authorization", "Bearer root-token").statusCode())
        .isEqualTo(401);
    assertThat(client.post("/api/session", "{\"token\": \"root-token\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void orders_carry_the_name_of_the_header_and_come_from_our_pages_only() throws Exception {
    String path = "/api/canaries/shop/checkout/orders";
    String order = "{\"verb\": \"abort\", \"token\": \"0123456789ab\", \"revision\": \"v2\"}";
    assertThat(
            client
                .send("POST", path, order, USER, "alice", "Content-Type", "application/json")
                .statusCode())
        .isEqualTo(403);
    assertThat(client.post(path, order, USER, "alice").statusCode()).isEqualTo(202);
    assertThat(cluster.requests())
        .anyMatch(line -> line.endsWith("checkout?fieldManager=alice%20%28dashboard%29"));
  }
}
